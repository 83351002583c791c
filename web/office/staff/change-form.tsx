import { Link } from 'react-router';
import type { Staff, StaffRole } from '../../../shared/domain/staff';
import { Field } from '../../parts/field';
import { Form } from '../../parts/form';
import { Submit } from '../../parts/submit';
import { call } from '../call';
import { useStaffWords } from '../words/staff';
import type { OneTime } from './one-time-note';
import { RoleChoice } from './role-choice';

/** What an administrator does with somebody: name and role, the sign-in, the end and the return. */
export function ChangeForm({ person, onDone }: { person: Staff; onDone: (oneTime?: OneTime) => void }) {
  const words = useStaffWords();
  const params = { id: person.id };
  const save = async (fields: FormData) => {
    const body = { name: String(fields.get('name')), role: fields.get('role') as StaffRole };
    await call('staff', 'change', { params, body });
    onDone();
  };
  const setActive = async () => {
    await call('staff', 'setActive', { params, body: { isActive: !person.isActive } });
    onDone();
  };
  const reset = async () => {
    const { oneTimePassword } = await call('staff', 'reset', { params });
    onDone({ name: person.name, password: oneTimePassword });
  };
  return (
    <div className="stack">
      <Form send={save}>
        <Field name="name" label={words.name} defaultValue={person.name} maxLength={120} autoComplete="off" required />
        <RoleChoice chosen={person.role} />
        <Submit>{words.save}</Submit>
      </Form>
      <Form send={reset}>
        <p className="hint">{words.resetHint}</p>
        <Submit isPlain>{words.reset}</Submit>
      </Form>
      <Form send={setActive}>
        {person.isActive && <p className="hint">{words.deactivateHint}</p>}
        <Submit isPlain>{person.isActive ? words.deactivate : words.activate}</Submit>
      </Form>
      <Link to={`/denetim?${new URLSearchParams({ konu: `staff:${person.id}` })}`}>{words.trail}</Link>
    </div>
  );
}

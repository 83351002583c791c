import type { StaffRole } from '../../../shared/domain/staff';
import { Field } from '../../parts/field';
import { Form } from '../../parts/form';
import { Submit } from '../../parts/submit';
import { call } from '../call';
import { useStaffWords } from '../words/staff';
import type { OneTime } from './one-time-note';
import { RoleChoice } from './role-choice';

/** Adds somebody; what comes back is the password to hand over. */
export function AddForm({ onDone }: { onDone: (oneTime: OneTime) => void }) {
  const words = useStaffWords();
  const send = async (fields: FormData) => {
    const name = String(fields.get('name'));
    const body = { name, email: String(fields.get('email')), role: fields.get('role') as StaffRole };
    const { oneTimePassword } = await call('staff', 'add', { body });
    onDone({ name, password: oneTimePassword });
  };
  return (
    <Form send={send}>
      <Field name="name" label={words.name} maxLength={120} autoComplete="off" required autoFocus />
      <Field
        name="email"
        type="email"
        label={words.email}
        malformed={words.emailMalformed}
        blamedFor={['email-taken', 'invalid-request']}
        maxLength={254}
        autoComplete="off"
        required
      />
      <RoleChoice chosen="support" />
      <Submit>{words.add}</Submit>
    </Form>
  );
}

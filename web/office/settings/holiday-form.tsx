import type { Day } from '../../../shared/domain/instant';
import type { Holiday } from '../../../shared/domain/working-day';
import { ChoiceField } from '../../parts/choice-field';
import { Field } from '../../parts/field';
import { Form } from '../../parts/form';
import { Submit } from '../../parts/submit';
import { call } from '../call';
import { useSettingsWords } from '../words/settings';

/** Makes a day a holiday; a day that is one already is changed. */
export function HolidayForm({ onDone }: { onDone: () => void }) {
  const words = useSettingsWords();
  const send = async (fields: FormData) => {
    const extent = fields.get('extent') as Holiday['extent'];
    const body = { extent, name: String(fields.get('name')).trim() };
    await call('office', 'saveHoliday', { params: { day: String(fields.get('day')) as Day }, body });
    onDone();
  };
  return (
    <Form send={send}>
      <Field name="day" type="date" label={words.day} required />
      <ChoiceField name="extent" label={words.extent} choices={{ full: words.full, half: words.half }} />
      <Field name="name" label={words.name} maxLength={80} autoComplete="off" required />
      <Submit>{words.save}</Submit>
    </Form>
  );
}

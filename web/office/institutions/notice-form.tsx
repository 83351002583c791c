import type { KeptInstitution } from '../../../shared/api/office';
import { Field } from '../../parts/field';
import { Form } from '../../parts/form';
import { Submit } from '../../parts/submit';
import { istanbulInput, readIstanbul } from '../announcements/istanbul-input';
import { call } from '../call';
import { useInstitutionWords } from '../words/institutions';

/** Puts up what agents should know before they ask an institution, or takes it down. */
export function NoticeForm({ kept, onDone }: { kept: KeptInstitution; onDone: () => void }) {
  const words = useInstitutionWords();
  const { institution, version } = kept;
  const params = { id: institution.id };
  const putUp = async (fields: FormData) => {
    const until = readIstanbul(String(fields.get('until') ?? ''));
    const notice = { text: String(fields.get('text')).trim(), ...(until !== undefined && { until }) };
    await call('office', 'setNotice', { params, body: { notice, version } });
    onDone();
  };
  const takeDown = async () => {
    await call('office', 'setNotice', { params, body: { version } });
    onDone();
  };
  const until = institution.notice?.until;
  return (
    <div className="stack">
      <Form send={putUp}>
        <p className="hint">{words.noticeLead}</p>
        <Field
          name="text"
          label={words.noticeText}
          defaultValue={institution.notice?.text}
          maxLength={400}
          autoComplete="off"
          required
        />
        <Field
          name="until"
          type="datetime-local"
          label={words.noticeUntil}
          hint={words.noticeUntilHint}
          defaultValue={until === undefined ? '' : istanbulInput(Date.parse(until))}
        />
        <Submit>{words.putUp}</Submit>
      </Form>
      {institution.notice && (
        <Form send={takeDown}>
          <Submit isPlain>{words.takeDown}</Submit>
        </Form>
      )}
    </div>
  );
}

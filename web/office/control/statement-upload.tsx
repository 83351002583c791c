import { preparePaper } from '../../cancellation/prepare-paper';
import { ChoiceField } from '../../parts/choice-field';
import { Failure } from '../../parts/failure';
import { Field } from '../../parts/field';
import { Form } from '../../parts/form';
import { Skeleton } from '../../parts/skeleton';
import { Submit } from '../../parts/submit';
import { useAccounts } from '../accounts';
import { call } from '../call';
import { useControlWords } from '../words/control';

/** Uploads a statement file of one of our accounts. */
export function StatementUpload({ onDone }: { onDone: (outcome: 'taken' | 'known') => void }) {
  const words = useControlWords();
  const { data, error, refetch } = useAccounts();
  const send = async (fields: FormData) => {
    const file = fields.get('file');
    if (!(file instanceof File)) return;
    const body = {
      account: String(fields.get('account')),
      name: file.name.slice(-120),
      content: await preparePaper(file),
    };
    onDone((await call('control', 'uploadStatement', { body })).outcome);
  };
  if (error) return <Failure title={words.failed} error={error} retry={refetch} />;
  if (data === undefined) return <Skeleton width={20} />;
  return (
    <Form send={send}>
      <ChoiceField
        name="account"
        label={words.account}
        choices={Object.fromEntries(data.map(({ id, bank, iban }) => [id, `${bank} · ${iban}`]))}
      />
      <Field name="file" type="file" label={words.file} blamedFor={['invalid-request']} required />
      <Submit>{words.send}</Submit>
    </Form>
  );
}

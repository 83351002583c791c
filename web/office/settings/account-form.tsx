import type { KeptAccount } from '../../../shared/api/office';
import { Field } from '../../parts/field';
import { Form } from '../../parts/form';
import { Submit } from '../../parts/submit';
import { Tick } from '../../parts/tick';
import { call } from '../call';
import { useSettingsWords } from '../words/settings';

/** Adds an account, or changes one that is there. */
export function AccountForm({ account, onDone }: { account: KeptAccount | undefined; onDone: () => void }) {
  const words = useSettingsWords();
  const send = async (fields: FormData) => {
    const text = (name: string) => String(fields.get(name) ?? '').trim();
    const branch = text('branch');
    await call('office', 'saveAccount', {
      params: { id: account?.id ?? text('id') },
      body: {
        bank: text('bank'),
        holder: text('holder'),
        iban: text('iban').replace(/\s/g, '').toUpperCase(),
        isShown: fields.get('isShown') === 'on',
        version: account?.version ?? 0,
        ...(branch !== '' && { branch }),
      },
    });
    onDone();
  };
  return (
    <Form send={send}>
      {account === undefined && (
        <Field
          name="id"
          label={words.accountId}
          hint={words.accountIdHint}
          pattern="[a-z0-9\-]{2,40}"
          malformed={words.accountIdMalformed}
          autoComplete="off"
          required
        />
      )}
      <Field name="bank" label={words.bank} defaultValue={account?.bank} maxLength={80} autoComplete="off" required />
      <Field name="branch" label={words.branch} defaultValue={account?.branch} maxLength={80} autoComplete="off" />
      <Field
        name="holder"
        label={words.holder}
        defaultValue={account?.holder}
        maxLength={120}
        autoComplete="off"
        required
      />
      <Field
        name="iban"
        label={words.iban}
        defaultValue={account?.iban}
        pattern="\s*[Tt][Rr](\s*\d){24}\s*"
        malformed={words.ibanMalformed}
        blamedFor={['wrong-iban', 'iban-taken']}
        autoComplete="off"
        required
      />
      <Tick name="isShown" label={words.isShown} isOn={account?.isShown ?? true} />
      <Submit>{words.save}</Submit>
    </Form>
  );
}

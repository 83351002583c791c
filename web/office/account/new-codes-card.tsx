import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from '../../parts/form';
import { Submit } from '../../parts/submit';
import { call } from '../call';
import { useOffice } from '../shell/office-context';
import { TotpField } from '../signing-in/totp-field';
import { useAccountWords } from '../words/account';
import { useSignInWords } from '../words/sign-in';
import { RecoveryCodes } from './recovery-codes';

/** New recovery codes in the place of the old ones; the authenticator's code proves who asks. */
export function NewCodesCard() {
  const words = useAccountWords();
  const { code } = useSignInWords();
  const { me } = useOffice();
  const cache = useQueryClient();
  const [codes, setCodes] = useState<readonly string[]>();
  const send = async (fields: FormData) => {
    const answer = await call('staff', 'renewRecoveryCodes', { body: { code: String(fields.get('code')) } });
    setCodes(answer.codes);
    void cache.invalidateQueries({ queryKey: ['me'] });
  };
  return (
    <section className="card stack">
      <h2>{words.recoveryCodes}</h2>
      {codes === undefined ? (
        <Form send={send}>
          <p>{words.codesLeft(me.recoveryCodesLeft)}</p>
          <TotpField label={code} />
          <Submit>{words.newCodes}</Submit>
        </Form>
      ) : (
        <RecoveryCodes codes={codes} />
      )}
    </section>
  );
}

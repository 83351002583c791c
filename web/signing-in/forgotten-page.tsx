import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../call';
import { Form } from '../parts/form';
import { PhoneField } from '../parts/phone-field';
import { Submit } from '../parts/submit';
import { useWords } from '../words/language';
import { Door } from './door';

/** Asks for a one-time password; the answer is the same whether the number is registered or not. */
export default function ForgottenPage() {
  const words = useWords();
  const [sentTo, setSentTo] = useState<string>();
  const send = async (fields: FormData) => {
    const phone = String(fields.get('phone'));
    await call('session', 'forgotPassword', { body: { phone } });
    setSentTo(phone);
  };
  return (
    <Door title={words.forgottenTitle}>
      {sentTo === undefined ? (
        <Form send={send}>
          <p>{words.forgottenLead}</p>
          <PhoneField />
          <Submit isBig>{words.forgottenSend}</Submit>
          <Link to="/giris">{words.backToSignIn}</Link>
        </Form>
      ) : (
        <div className="stack">
          <p className="note good" role="status">
            {words.forgottenSent}
          </p>
          <p>{words.forgottenNext}</p>
          <Link className="btn big" to="/giris" state={{ phone: sentTo }}>
            {words.forgottenSignIn}
          </Link>
        </div>
      )}
    </Door>
  );
}

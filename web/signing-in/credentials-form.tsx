import { Link } from 'react-router';
import { Form } from '../parts/form';
import { PasswordField } from '../parts/password-field';
import { PhoneField } from '../parts/phone-field';
import { Submit } from '../parts/submit';
import { useWords } from '../words/language';

/** Phone and password: the first step of signing in. */
export function CredentialsForm({ phone, send }: { phone: string; send: (fields: FormData) => Promise<void> }) {
  const words = useWords();
  return (
    <Form send={send}>
      <PhoneField defaultValue={phone} isBlamed />
      <PasswordField
        name="password"
        label={words.password}
        autoComplete="current-password"
        blamedFor={['wrong-credentials']}
      />
      <Submit isBig>{words.signIn}</Submit>
      <Link to="/sifremi-unuttum">{words.forgotten}</Link>
    </Form>
  );
}

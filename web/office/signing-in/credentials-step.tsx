import { Field } from '../../parts/field';
import { Form } from '../../parts/form';
import { PasswordField } from '../../parts/password-field';
import { Submit } from '../../parts/submit';
import { useSignInWords } from '../words/sign-in';

/** E-mail and password: the first step. */
export function CredentialsStep({ email, send }: { email: string; send: (fields: FormData) => Promise<void> }) {
  const words = useSignInWords();
  return (
    <Form send={send}>
      <Field
        name="email"
        type="email"
        label={words.email}
        malformed={words.emailMalformed}
        blamedFor={['wrong-credentials']}
        autoComplete="username"
        defaultValue={email}
        maxLength={254}
        required
      />
      <PasswordField
        name="password"
        label={words.password}
        autoComplete="current-password"
        blamedFor={['wrong-credentials']}
      />
      <Submit isBig>{words.signIn}</Submit>
      <p className="hint">{words.forgotten}</p>
    </Form>
  );
}

import { Field } from '../../parts/field';
import { useSignInWords } from '../words/sign-in';

/** The six digits an authenticator shows. */
export function TotpField({ label, autoFocus = false }: { label: string; autoFocus?: boolean }) {
  const words = useSignInWords();
  return (
    <Field
      name="code"
      label={label}
      hint={words.codeHint}
      malformed={words.codeMalformed}
      blamedFor={['wrong-code']}
      className="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      pattern="\d{6}"
      maxLength={6}
      required
      autoFocus={autoFocus}
    />
  );
}

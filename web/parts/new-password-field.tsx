import { type ReactNode, useState } from 'react';
import { usePartWords } from '../words/parts';
import { PasswordField } from './password-field';

interface NewPasswordFieldProps {
  /** What the person signs in with; tells password managers whose password it is. */
  readonly username: string;
  /** What is wrong with a password, in words, or undefined when it would do. */
  readonly judge: (password: string) => ReactNode | undefined;
}

/** A password to be: says while one types whether it would do. */
export function NewPasswordField({ username, judge }: NewPasswordFieldProps) {
  const words = usePartWords();
  const [typed, setTyped] = useState('');
  const problem = typed === '' ? undefined : judge(typed);
  const hint = typed === '' ? words.passwordRule : (problem ?? words.passwordFine);
  return (
    <>
      <input
        className="aside"
        autoComplete="username"
        defaultValue={username}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
      <PasswordField
        name="password"
        label={words.newPassword}
        autoComplete="new-password"
        blamedFor={['weak-password']}
        onChange={(event) => setTyped(event.currentTarget.value)}
        hint={
          <span className={typed !== '' && problem === undefined ? 'fine' : undefined} aria-live="polite">
            {hint}
          </span>
        }
      />
    </>
  );
}

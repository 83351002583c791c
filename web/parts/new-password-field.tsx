import { useState } from 'react';
import { weakness } from '../../shared/domain/password';
import { useWords } from '../words/language';
import { PasswordField } from './password-field';

/** A password to be: says while one types whether it would do. `phone` is the person's own number in E.164. */
export function NewPasswordField({ phone }: { phone: string }) {
  const words = useWords();
  const [typed, setTyped] = useState('');
  const verdicts = {
    short: words.passwordShort,
    long: words.passwordLong,
    common: words.passwordCommon,
    'own-phone': words.passwordOwnPhone,
  };
  const weak = weakness(typed, phone);
  const hint = typed === '' ? words.passwordRule : weak === undefined ? words.passwordFine : verdicts[weak];
  return (
    <>
      {/* Tells password managers whose password it is. */}
      <input className="aside" autoComplete="username" defaultValue={phone} readOnly tabIndex={-1} aria-hidden="true" />
      <PasswordField
        name="password"
        label={words.newPassword}
        autoComplete="new-password"
        blamedFor={['weak-password']}
        onChange={(event) => setTyped(event.currentTarget.value)}
        hint={
          <span className={typed !== '' && weak === undefined ? 'fine' : undefined} aria-live="polite">
            {hint}
          </span>
        }
      />
    </>
  );
}

import { weakness } from '../../shared/domain/password';
import { NewPasswordField } from '../parts/new-password-field';
import { useWords } from '../words/language';

/** A new password of an agent's user. `phone` is the person's own number in E.164, which it must not be. */
export function OwnNewPassword({ phone }: { phone: string }) {
  const words = useWords();
  const verdicts = {
    short: words.passwordShort,
    long: words.passwordLong,
    common: words.passwordCommon,
    'own-phone': words.passwordOwnPhone,
  };
  const judge = (typed: string) => {
    const weak = weakness(typed, phone);
    return weak && verdicts[weak];
  };
  return <NewPasswordField username={phone} judge={judge} />;
}

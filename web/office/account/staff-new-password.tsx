import { staffWeakness } from '../../../shared/domain/password';
import { NewPasswordField } from '../../parts/new-password-field';
import { usePartWords } from '../../words/parts';
import { useSignInWords } from '../words/sign-in';

/** A new password of somebody of the staff; the name in the own e-mail would not do. */
export function StaffNewPassword({ email }: { email: string }) {
  const words = usePartWords();
  const { passwordOwnEmail } = useSignInWords();
  const verdicts = {
    short: words.passwordShort,
    long: words.passwordLong,
    common: words.passwordCommon,
    'own-email': passwordOwnEmail,
  };
  const judge = (typed: string) => {
    const weak = staffWeakness(typed, email);
    return weak && verdicts[weak];
  };
  return <NewPasswordField username={email} judge={judge} />;
}

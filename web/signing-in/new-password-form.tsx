import type { SignInStep } from '../../shared/api/session';
import { OwnNewPassword } from '../account/own-new-password';
import { call } from '../call';
import { Form } from '../parts/form';
import { Submit } from '../parts/submit';
import { useWords } from '../words/language';
import { RememberDevice } from './remember-device';

interface NewPasswordFormProps {
  readonly step: Extract<SignInStep, { next: 'new-password' }>;
  /** The number just signed in with, in E.164. */
  readonly phone: string;
  readonly onStep: (step: SignInStep) => void;
}

/** The new password a one-time password asks for. */
export function NewPasswordForm({ step, phone, onStep }: NewPasswordFormProps) {
  const words = useWords();
  const send = async (fields: FormData) => {
    const password = String(fields.get('password'));
    const body = { challenge: step.challenge, password, rememberDevice: fields.has('rememberDevice') };
    onStep(await call('session', 'setPassword', { body }));
  };
  return (
    <Form send={send}>
      <p>{words.newPasswordLead}</p>
      <OwnNewPassword phone={phone} />
      <RememberDevice />
      <Submit isBig>{words.saveAndContinue}</Submit>
    </Form>
  );
}

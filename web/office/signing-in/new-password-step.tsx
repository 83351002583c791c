import type { StaffSignInStep } from '../../../shared/api/staff';
import { Form } from '../../parts/form';
import { Submit } from '../../parts/submit';
import { StaffNewPassword } from '../account/staff-new-password';
import { call } from '../call';
import { useSignInWords } from '../words/sign-in';

interface NewPasswordStepProps {
  readonly step: Extract<StaffSignInStep, { next: 'new-password' }>;
  readonly email: string;
  readonly onStep: (step: StaffSignInStep) => void;
}

/** The password of one's own that a one-time password asks for. */
export default function NewPasswordStep({ step: { challenge }, email, onStep }: NewPasswordStepProps) {
  const words = useSignInWords();
  const send = async (fields: FormData) => {
    onStep(await call('staff', 'setPassword', { body: { challenge, password: String(fields.get('password')) } }));
  };
  return (
    <Form send={send}>
      <p>{words.newPasswordLead}</p>
      <StaffNewPassword email={email} />
      <Submit isBig>{words.saveAndContinue}</Submit>
    </Form>
  );
}

import type { StaffSignInStep } from '../../../shared/api/staff';
import { Form } from '../../parts/form';
import { Submit } from '../../parts/submit';
import { call } from '../call';
import { useSignInWords } from '../words/sign-in';
import { TotpField } from './totp-field';

interface CodeStepProps {
  readonly step: Extract<StaffSignInStep, { next: 'code' }>;
  readonly onStep: (step: StaffSignInStep) => void;
}

/** The authenticator's code. */
export function CodeStep({ step: { challenge }, onStep }: CodeStepProps) {
  const words = useSignInWords();
  const send = async (fields: FormData) => {
    onStep(await call('staff', 'enterCode', { body: { challenge, code: String(fields.get('code')) } }));
  };
  return (
    <Form send={send}>
      <p>{words.codeLead}</p>
      <TotpField label={words.code} autoFocus />
      <Submit isBig>{words.confirm}</Submit>
    </Form>
  );
}

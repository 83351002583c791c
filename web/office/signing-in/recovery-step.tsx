import type { StaffSignInStep } from '../../../shared/api/staff';
import { Field } from '../../parts/field';
import { Form } from '../../parts/form';
import { Submit } from '../../parts/submit';
import { call } from '../call';
import { useSignInWords } from '../words/sign-in';

interface RecoveryStepProps {
  readonly step: Extract<StaffSignInStep, { next: 'code' }>;
  readonly onStep: (step: StaffSignInStep) => void;
}

/** A recovery code, when the authenticator is not at hand. */
export function RecoveryStep({ step: { challenge }, onStep }: RecoveryStepProps) {
  const words = useSignInWords();
  const send = async (fields: FormData) => {
    onStep(await call('staff', 'enterRecoveryCode', { body: { challenge, code: String(fields.get('recovery')) } }));
  };
  return (
    <Form send={send}>
      <p>{words.recoveryLead}</p>
      <Field
        name="recovery"
        label={words.recoveryCode}
        malformed={words.recoveryMalformed}
        blamedFor={['wrong-code', 'invalid-request']}
        pattern="\s*([a-zA-Z0-9][\s\-]*){10}"
        maxLength={40}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        required
        autoFocus
      />
      <Submit isBig>{words.confirm}</Submit>
    </Form>
  );
}

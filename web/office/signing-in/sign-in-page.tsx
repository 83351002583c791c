import { lazy, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { StaffSignInStep } from '../../../shared/api/staff';
import { returnAddress } from '../../return-address';
import { call } from '../call';
import { useSignInWords } from '../words/sign-in';
import { CodeStep } from './code-step';
import { CredentialsStep } from './credentials-step';
import { OfficeDoor } from './office-door';
import { RecoveryStep } from './recovery-step';

/** Once in somebody's time here, so it comes when it is needed: the QR code's library with it. */
const EnrolmentStep = lazy(() => import('./enrolment-step'));
const NewPasswordStep = lazy(() => import('./new-password-step'));
const RecoveryCodesStep = lazy(() => import('./recovery-codes-step'));

/** Signing in to the back office, step by step as the server asks. */
export default function SignInPage() {
  const words = useSignInWords();
  const navigate = useNavigate();
  const { search } = useLocation();
  const [step, setStep] = useState<StaffSignInStep>();
  const [email, setEmail] = useState('');
  const [isRecovering, setRecovering] = useState(false);

  const goIn = () => navigate(returnAddress(search), { replace: true });
  const onStep = (next: StaffSignInStep) => {
    if (next.next === 'home') void goIn();
    else setStep(next);
  };
  const signIn = async (fields: FormData) => {
    const written = String(fields.get('email'));
    setEmail(written);
    setRecovering(false);
    onStep(await call('staff', 'signIn', { body: { email: written, password: String(fields.get('password')) } }));
  };
  const startAgain = (
    <button type="button" className="link" onClick={() => setStep(undefined)}>
      {words.backToSignIn}
    </button>
  );

  switch (step?.next) {
    case 'code':
      return (
        <OfficeDoor title={isRecovering ? words.recoveryTitle : words.codeTitle}>
          {isRecovering ? <RecoveryStep step={step} onStep={onStep} /> : <CodeStep step={step} onStep={onStep} />}
          <div className="row">
            <button type="button" className="link" onClick={() => setRecovering(!isRecovering)}>
              {isRecovering ? words.useCode : words.useRecovery}
            </button>
            {startAgain}
          </div>
        </OfficeDoor>
      );
    case 'new-password':
      return (
        <OfficeDoor title={words.newPasswordTitle}>
          <NewPasswordStep step={step} email={email} onStep={onStep} />
          {startAgain}
        </OfficeDoor>
      );
    case 'enrolment':
      return (
        <OfficeDoor title={words.enrolTitle}>
          <EnrolmentStep step={step} onStep={onStep} />
          {startAgain}
        </OfficeDoor>
      );
    case 'recovery-codes':
      return (
        <OfficeDoor title={words.recoveryCodesTitle}>
          <RecoveryCodesStep codes={step.codes} onKept={goIn} />
        </OfficeDoor>
      );
    default:
      return (
        <OfficeDoor title={words.title}>
          <CredentialsStep email={email} send={signIn} />
        </OfficeDoor>
      );
  }
}

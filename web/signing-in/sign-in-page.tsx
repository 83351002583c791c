import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { SignInStep } from '../../shared/api/session';
import { parsePhone } from '../../shared/domain/phone';
import { call } from '../call';
import { returnAddress } from '../return-address';
import { useWords } from '../words/language';
import { CodeForm } from './code-form';
import { CredentialsForm } from './credentials-form';
import { Door } from './door';
import { NewPasswordForm } from './new-password-form';

/** Signing in, step by step as the server asks: credentials, perhaps a device's code, perhaps a new password. */
export default function SignInPage() {
  const words = useWords();
  const navigate = useNavigate();
  const { search, state } = useLocation();
  const [step, setStep] = useState<SignInStep>();
  const [phone, setPhone] = useState(String((state as { phone?: string } | null)?.phone ?? ''));

  const onStep = (next: SignInStep) => {
    if (next.next === 'home') navigate(returnAddress(search), { replace: true });
    else setStep(next);
  };
  const signIn = async (fields: FormData) => {
    const written = String(fields.get('phone'));
    setPhone(written);
    onStep(await call('session', 'signIn', { body: { phone: written, password: String(fields.get('password')) } }));
  };

  if (step === undefined || step.next === 'home') {
    return (
      <Door title={words.signInTitle}>
        <CredentialsForm phone={phone} send={signIn} />
      </Door>
    );
  }
  return (
    <Door title={step.next === 'code' ? words.codeTitle : words.newPasswordTitle}>
      {step.next === 'code' ? (
        <CodeForm step={step} onStep={onStep} />
      ) : (
        <NewPasswordForm step={step} phone={parsePhone(phone) ?? ''} onStep={onStep} />
      )}
      <button type="button" className="link" onClick={() => setStep(undefined)}>
        {words.backToSignIn}
      </button>
    </Door>
  );
}

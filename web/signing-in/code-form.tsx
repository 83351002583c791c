import { useState } from 'react';
import type { SignInStep } from '../../shared/api/session';
import { call } from '../call';
import { Field } from '../parts/field';
import { Form } from '../parts/form';
import { Submit } from '../parts/submit';
import { useTimeLeft } from '../time-left';
import { useWords } from '../words/language';
import { formatCountdown } from '../words/time';
import { RememberDevice } from './remember-device';
import { ResendButton } from './resend-button';

interface CodeFormProps {
  readonly step: Extract<SignInStep, { next: 'code' }>;
  readonly onStep: (step: SignInStep) => void;
}

/** The SMS code a device we do not know must answer. */
export function CodeForm({ step, onStep }: CodeFormProps) {
  const words = useWords();
  const [expiresAt, setExpiresAt] = useState<string>(step.expiresAt);
  const leftMs = useTimeLeft(Date.parse(expiresAt));
  const send = async (fields: FormData) => {
    const code = String(fields.get('code'));
    const body = { challenge: step.challenge, code, rememberDevice: fields.has('rememberDevice') };
    onStep(await call('session', 'enterCode', { body }));
  };
  return (
    <Form send={send}>
      <p>{words.codeSent(step.phoneEnding)}</p>
      <Field
        name="code"
        label={words.code}
        hint={leftMs > 0 ? words.codeLeft(formatCountdown(leftMs)) : words.codeOver}
        malformed={words.codeMalformed}
        blamedFor={['wrong-code']}
        className="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="\d{6}"
        maxLength={6}
        required
        autoFocus
      />
      <RememberDevice />
      <Submit isBig>{words.confirm}</Submit>
      <ResendButton challenge={step.challenge} onSent={setExpiresAt} />
    </Form>
  );
}

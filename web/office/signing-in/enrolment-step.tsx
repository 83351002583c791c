import type { StaffSignInStep } from '../../../shared/api/staff';
import { CopyButton } from '../../parts/copy-button';
import { Form } from '../../parts/form';
import { Submit } from '../../parts/submit';
import { call } from '../call';
import { useSignInWords } from '../words/sign-in';
import { QrCode } from './qr-code';
import { TotpField } from './totp-field';
import '../../style/enrolment.css';

interface EnrolmentStepProps {
  readonly step: Extract<StaffSignInStep, { next: 'enrolment' }>;
  readonly onStep: (step: StaffSignInStep) => void;
}

/** Setting up an authenticator: scan or type its secret, then prove by a code that it is there. */
export default function EnrolmentStep({ step: { challenge, secret, address }, onStep }: EnrolmentStepProps) {
  const words = useSignInWords();
  const send = async (fields: FormData) => {
    onStep(await call('staff', 'confirmEnrolment', { body: { challenge, code: String(fields.get('code')) } }));
  };
  return (
    <Form send={send}>
      <p>{words.enrolLead}</p>
      <QrCode text={address} label={words.qr} />
      <div className="stack tight">
        <p className="hint">{words.secret}</p>
        <p className="row secret">
          <code>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
          <CopyButton text={secret} label={words.copySecret} />
        </p>
      </div>
      <TotpField label={words.enrolCode} autoFocus />
      <Submit isBig>{words.finish}</Submit>
    </Form>
  );
}

import { CopyButton } from '../../parts/copy-button';
import { useSignInWords } from '../words/sign-in';
import '../../style/enrolment.css';

/** Recovery codes to keep; never shown again. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const words = useSignInWords();
  return (
    <div className="stack">
      <p>{words.recoveryCodesLead}</p>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <CopyButton text={codes.join('\n')} label={words.copyCodes} />
    </div>
  );
}

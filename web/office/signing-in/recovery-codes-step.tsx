import { RecoveryCodes } from '../account/recovery-codes';
import { useSignInWords } from '../words/sign-in';

/** The recovery codes, once, before one goes in. */
export default function RecoveryCodesStep({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const words = useSignInWords();
  return (
    <div className="stack">
      <RecoveryCodes codes={codes} />
      <button type="button" className="btn big" onClick={onKept}>
        {words.kept}
      </button>
    </div>
  );
}

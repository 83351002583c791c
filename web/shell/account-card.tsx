import type { ShownAccount } from '../../shared/api/balance';
import { CopyButton } from '../parts/copy-button';
import { useWords } from '../words/language';
import { formatIban } from '../words/name';

/** One company account; the IBAN is copied without its spaces, as banks' forms want it. */
export function AccountCard({ account: { bank, branch, holder, iban } }: { account: ShownAccount }) {
  const words = useWords();
  return (
    <li>
      <p>
        <b>{bank}</b>
        {branch && <span className="muted"> {branch}</span>}
        <span className="sub">
          {words.holder}: {holder}
        </span>
      </p>
      <code className="iban">{formatIban(iban)}</code>
      <CopyButton text={iban} label={words.copyIban(bank)} />
    </li>
  );
}

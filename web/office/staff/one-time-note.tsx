import { CopyButton } from '../../parts/copy-button';
import { useStaffWords } from '../words/staff';

/** A one-time password and whose it is. */
export interface OneTime {
  readonly name: string;
  readonly password: string;
}

/** A one-time password to hand over, shown until the page is left. */
export function OneTimeNote({ oneTime: { name, password } }: { oneTime: OneTime }) {
  const words = useStaffWords();
  return (
    <div className="note good row" role="status">
      <p>
        <b>
          {words.oneTime}: <code>{password}</code>
        </b>
        <span className="sub">{words.oneTimeLead(name)}</span>
      </p>
      <CopyButton text={password} label={words.copyOneTime} />
    </div>
  );
}

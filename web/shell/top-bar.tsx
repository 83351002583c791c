import type { Me } from '../../shared/api/session';
import { Skeleton } from '../parts/skeleton';
import { useWords } from '../words/language';
import { formatMoney } from '../words/money';
import { AgentMark } from './agent-mark';
import { useBalance } from './queries';
import { UserMenu } from './user-menu';

interface TopBarProps {
  readonly me: Me | undefined;
  readonly showAccounts: () => void;
  readonly showHelp: () => void;
}

/** The bar of every page: whose agency this is, what it can spend, the red ₺ and the person. */
export function TopBar({ me, showAccounts, showHelp }: TopBarProps) {
  const words = useWords();
  const { data } = useBalance();
  return (
    <header className="bar">
      {me ? <AgentMark agent={me.agent} /> : <Skeleton width={20} />}
      <p className="balance">
        <small>{words.balance}</small>
        <b>{data ? formatMoney(data.balance) : <Skeleton width={8} />}</b>
      </p>
      <button type="button" className="lira" aria-label={words.accounts} title={words.accounts} onClick={showAccounts}>
        ₺
      </button>
      {me ? <UserMenu user={me.user} showHelp={showHelp} /> : <span className="initials" />}
    </header>
  );
}

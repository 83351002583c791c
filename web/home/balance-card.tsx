import { Link } from 'react-router';
import { Failure } from '../parts/failure';
import { Skeleton } from '../parts/skeleton';
import { useBalance } from '../shell/queries';
import { useShell } from '../shell/shell-context';
import { useWords } from '../words/language';
import { formatAmount, formatMovement } from '../words/money';
import { formatMoment } from '../words/time';
import '../style/figure.css';

/** What can be spent now, the entry that made it so, and the way to load more. */
export function BalanceCard() {
  const words = useWords();
  const { showAccounts } = useShell();
  const { data, error, refetch } = useBalance();
  const { newest } = data ?? {};
  return (
    <section className="card balance-card" aria-labelledby="spendable" aria-busy={data === undefined}>
      <h2 id="spendable">{words.spendable}</h2>
      {error && data === undefined && <Failure error={error} retry={refetch} />}
      <p className="figure">
        {data ? formatAmount(data.balance) : <Skeleton width={8} />}
        <small>{'\u00a0'}₺</small>
      </p>
      <p className="muted">
        {data === undefined && <Skeleton width={20} />}
        {data && !newest && words.noEntryYet}
        {newest && `${words[newest.kind]} ${formatMovement(newest.amount)} · ${formatMoment(newest.at)}`}
      </p>
      <div className="row">
        <button type="button" className="btn plain" onClick={showAccounts}>
          {words.loadBalance}
        </button>
        <Link to="/hareketler">{words.statementShort}</Link>
      </div>
    </section>
  );
}

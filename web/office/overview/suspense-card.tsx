import { Link } from 'react-router';
import { formatMoney } from '../../words/money';
import { useOverviewWords } from '../words/overview';
import type { Overview } from './queries';
import '../../style/figures.css';

/** What waits in suspense, by how long. */
export function SuspenseCard({ suspense }: { suspense: Overview['suspense'] }) {
  const words = useOverviewWords();
  const most = Math.max(1, ...suspense.bands.map(({ count }) => count));
  return (
    <section className="card stack" aria-label={words.suspense}>
      <div className="row">
        <h2>{words.suspense}</h2>
        <Link to="/havaleler">{words.toDesk}</Link>
      </div>
      {suspense.count === 0 ? (
        <p className="empty">{words.noSuspense}</p>
      ) : (
        <table className="figures steady bands">
          <thead>
            <tr>
              <th scope="col">{words.age}</th>
              <td />
              <th scope="col">{words.count}</th>
              <th scope="col">{words.amount}</th>
            </tr>
          </thead>
          <tbody>
            {suspense.bands.map(({ band, count, amount }) => (
              <tr key={band}>
                <th scope="row">{words.bands[band]}</th>
                <td>
                  <meter className={`band ${band}`} min={0} max={most} value={count} aria-hidden="true" />
                </td>
                <td>{words.number(count)}</td>
                <td>{count === 0 ? <span className="muted">—</span> : formatMoney(amount)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{words.total}</th>
              <td />
              <td>{words.counted(suspense)}</td>
              <td>{formatMoney(suspense.amount)}</td>
            </tr>
          </tfoot>
        </table>
      )}
      {suspense.isMore && <p className="hint">{words.onlyFirst}</p>}
    </section>
  );
}

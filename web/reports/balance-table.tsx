import type { BalanceTotals } from '../../shared/domain/report';
import { useWords } from '../words/language';
import { formatMoney, formatMovement } from '../words/money';
import '../style/figures.css';

/** How the balance came from its opening to its closing. What did not happen at all is left out. */
export function BalanceTable({ totals }: { totals: BalanceTotals }) {
  const words = useWords();
  const { openingBalance, loaded, collected, commissionPosted, adjusted, closingBalance } = totals;
  const steps = [
    { name: words.loadings, amount: loaded.amount, count: loaded.count },
    { name: words.collections, amount: -collected },
    { name: words.commissionPosted, amount: commissionPosted },
    { name: words.adjustments, amount: adjusted.amount, count: adjusted.count },
  ].filter(({ amount, count }) => amount !== 0 || count);
  return (
    <table className="figures steady" aria-label={words.balance}>
      <tbody>
        <tr>
          <th scope="row">{words.openingBalance}</th>
          <td>{formatMoney(openingBalance)}</td>
        </tr>
        {steps.map(({ name, amount, count }) => (
          <tr key={name}>
            <th scope="row">
              {name} {count ? <span className="muted">{words.times(count)}</span> : null}
            </th>
            <td>{formatMovement(amount)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.closingBalance}</th>
          <td>{formatMoney(closingBalance)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

import type { StatementLine } from '../../shared/api/balance';
import { When } from '../parts/when';
import { useWords } from '../words/language';
import { formatMoney, formatMovement } from '../words/money';
import { EntrySource } from './entry-source';

/** One entry of the account. */
export function EntryRow({ entry }: { entry: StatementLine }) {
  const { at, kind, amount, balanceAfter } = entry;
  const words = useWords();
  return (
    <tr>
      <When at={at} />
      <td className="what">
        {words[kind]}
        <span className="sub">
          <EntrySource entry={entry} />
        </span>
      </td>
      <td className={amount < 0 ? 'num amount' : 'num amount gain'}>{formatMovement(amount)}</td>
      <td className="num after">
        <span className="label">{words.balance} </span>
        {formatMoney(balanceAfter)}
      </td>
    </tr>
  );
}

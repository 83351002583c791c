import type { StatementLine } from '../../shared/api/balance';
import { useWords } from '../words/language';
import { formatMoney, formatMovement } from '../words/money';
import { formatDay, formatHour } from '../words/time';

/** One entry of the account. */
export function EntryRow({ entry: { at, kind, note, reference, amount, balanceAfter } }: { entry: StatementLine }) {
  const words = useWords();
  return (
    <tr>
      <td className="when">
        <time dateTime={at}>
          {formatDay(at)} <span>{formatHour(at)}</span>
        </time>
      </td>
      <td className="what">
        {words[kind]}
        <span className="sub">
          {note ?? reference}
          {note && <span className="reference"> · {reference}</span>}
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

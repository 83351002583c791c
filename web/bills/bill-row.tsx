import { useId } from 'react';
import type { QuotedBill } from '../../shared/api/bills';
import { useSpeech } from '../words/language';
import { formatMoney } from '../words/money';
import { formatDay, formatPeriod } from '../words/time';
import { PartField } from './part-field';
import '../style/tag.css';

interface BillRowProps {
  readonly bill: QuotedBill;
  readonly isPayable: boolean;
  /** Its own payment, or one before it, is still open. */
  readonly isBlocked: boolean;
  /** Whether it is one before it. */
  readonly isBehind: boolean;
  readonly isChosen: boolean;
  readonly typed: string | undefined;
  readonly onToggle: () => void;
  readonly onType: (text: string) => void;
}

/** An open bill; anywhere on it a click chooses it. */
export function BillRow({ bill, isPayable, isBlocked, isBehind, isChosen, typed, onToggle, onType }: BillRowProps) {
  const { words, language } = useSpeech();
  const id = useId();
  const period = formatPeriod(bill.period, language);
  return (
    <tr className={isChosen ? 'chosen' : undefined}>
      <td className="pick">
        <input id={id} type="checkbox" checked={isChosen} disabled={!isPayable} onChange={onToggle} />
      </td>
      <td className="period">
        <label htmlFor={id}>{period}</label>
        {isBlocked && <span className="sub">{isBehind ? words.billBehindAwaited : words.billAwaited}</span>}
        {isChosen && bill.minimum !== undefined && (
          <PartField bill={bill} minimum={bill.minimum} typed={typed} isOff={!isPayable} onType={onType} />
        )}
      </td>
      <td className="due">
        {bill.dueOn && bill.isOverdue && (
          <span className="tag bad">
            {formatDay(bill.dueOn)} <span className="word">{words.overdue}</span>
          </span>
        )}
        {bill.dueOn && !bill.isOverdue && formatDay(bill.dueOn)}
      </td>
      <td className="num owing">{formatMoney(bill.amount)}</td>
    </tr>
  );
}

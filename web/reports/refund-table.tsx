import { Link } from 'react-router';
import type { RefundRow } from '../../shared/api/reports';
import { When } from '../parts/when';
import { tellReason } from '../payments/reason';
import { StateTag } from '../payments/state-tag';
import { useSpeech } from '../words/language';
import { formatMoney } from '../words/money';
import { formatMoment, formatPeriod } from '../words/time';
import '../style/entries.css';
import '../style/payments.css';

/** Bills whose money came back, newest first; a card each on phones. */
export function RefundTable({ refunds }: { refunds: readonly RefundRow[] }) {
  const { words, language } = useSpeech();
  return (
    <table className="entries payments" aria-label={words.refunds}>
      <thead>
        <tr>
          <th scope="col">{words.date}</th>
          <th scope="col">{words.payment}</th>
          <th scope="col">{words.why}</th>
          <th scope="col" className="num">
            {words.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {refunds.map(({ at, payment, institutionName, period, subscriber, paidAt, amount, fee, why, reason }) => (
          <tr key={payment}>
            <When at={at} />
            <td className="what">
              <Link to={`/odemeler/${payment}`}>
                {institutionName} · {formatPeriod(period, language)}
              </Link>
              <span className="sub">
                {subscriber} · {words.payment} {formatMoment(paidAt)}
              </span>
            </td>
            <td className="state">
              <StateTag state={why === 'cancelled' ? 'cancelled' : 'refused'} />
              <span className="sub">{why === 'cancelled' ? reason : tellReason(reason, words)}</span>
            </td>
            <td className="num amount">
              {formatMoney(amount)}
              {fee > 0 && <span className="sub">{words.feeOf(formatMoney(fee))}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

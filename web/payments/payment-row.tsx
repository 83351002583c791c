import { Link } from 'react-router';
import type { ShownPayment } from '../../shared/api/bills';
import { When } from '../parts/when';
import { useSpeech } from '../words/language';
import { formatMoney } from '../words/money';
import { formatPeriod } from '../words/time';
import { NextAsk } from './state-hint';
import { StateTag } from './state-tag';

/** One payment in a list; anywhere on it a click opens it. */
export function PaymentRow({ payment }: { payment: ShownPayment }) {
  const { words, language } = useSpeech();
  const { id, state, startedAt, institutionName, keys, period, subscriber, amount, fee, nextAskAt } = payment;
  return (
    <tr>
      <When at={startedAt} />
      <td className="what">
        <Link to={`/odemeler/${id}`}>
          {institutionName} · {formatPeriod(period, language)}
        </Link>
        <span className="sub">{[subscriber, ...Object.values(keys)].filter(Boolean).join(' · ')}</span>
      </td>
      <td className="state">
        <StateTag state={state} />
        {state === 'pending' && nextAskAt && (
          <span className="sub">
            <NextAsk at={nextAskAt} />
          </span>
        )}
      </td>
      <td className="num amount">
        {formatMoney(amount + fee)}
        {fee > 0 && <span className="sub">{words.feeOf(formatMoney(fee))}</span>}
      </td>
    </tr>
  );
}

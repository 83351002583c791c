import { Link } from 'react-router';
import type { ShownPayment } from '../../shared/api/bills';
import { StateHint } from '../payments/state-hint';
import { StateTag } from '../payments/state-tag';
import { useSpeech } from '../words/language';
import { formatMoney } from '../words/money';
import { formatPeriod } from '../words/time';
import type { BasketItem } from './basket';
import { useInstitutions } from './queries';
import { nameSubscription } from './subscription-name';
import type { Verdict } from './verdict';

interface OutcomeRowProps {
  readonly item: BasketItem;
  readonly payment: ShownPayment | undefined;
  readonly verdict: Verdict;
}

/** One bill of the basket: how its payment stands, what that means, and what happens next. */
export function OutcomeRow({ item: { bill, subscription, amount }, payment, verdict }: OutcomeRowProps) {
  const { words, language } = useSpeech();
  const { data: institutions = [] } = useInstitutions();
  return (
    <li>
      <p>
        <b>{formatPeriod(bill.period, language)}</b>
        <span className="sub">
          {nameSubscription(subscription, institutions)}
          {payment && (
            <>
              {' · '}
              <Link to={`/odemeler/${payment.id}`}>{words.details}</Link>
            </>
          )}
        </span>
      </p>
      <p className="stands">
        {payment ? <StateTag state={payment.state} /> : <VerdictTag verdict={verdict} />}
        <b>{formatMoney((amount ?? bill.amount) + bill.fee)}</b>
      </p>
      <p className="muted">
        {payment && <StateHint payment={payment} />}
        {verdict === 'unclear' && words.unclearHint}
        {verdict === 'not-started' && words.notStartedHint}
      </p>
    </li>
  );
}

function VerdictTag({ verdict }: { verdict: Verdict }) {
  const { words } = useSpeech();
  if (verdict === 'not-started') return <span className="tag">{words.notStarted}</span>;
  return <span className="tag wait">{verdict === 'sending' ? words.sent : words.unclear}</span>;
}

import { Link } from 'react-router';
import { StateHint } from '../payments/state-hint';
import { StateTag } from '../payments/state-tag';
import { useSpeech } from '../words/language';
import { formatMoney } from '../words/money';
import { formatPeriod } from '../words/time';
import { useInstitutions } from './queries';
import { nameSubscription } from './subscription-name';
import type { Outcome } from './verdict';

/** One bill of the basket: how its payment stands, what that means, and what happens next. */
export function OutcomeRow({ outcome: { item, payment, verdict } }: { outcome: Outcome }) {
  const { bill, subscription, amount } = item;
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

function VerdictTag({ verdict }: Pick<Outcome, 'verdict'>) {
  const { words } = useSpeech();
  if (verdict === 'not-started') return <span className="tag">{words.notStarted}</span>;
  return <span className="tag wait">{verdict === 'sending' ? words.sent : words.unclear}</span>;
}

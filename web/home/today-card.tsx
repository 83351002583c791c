import { Link } from 'react-router';
import { serverNowMs } from '../clock';
import { lastDays, searchOf } from '../paging/range';
import { Failure } from '../parts/failure';
import { Skeleton } from '../parts/skeleton';
import { isAwaited } from '../payments/follow';
import { PaymentTable } from '../payments/payment-table';
import { usePayments } from '../payments/queries';
import { useWords } from '../words/language';
import { formatMoney } from '../words/money';
import { sumToday } from './today';

const SHOWN = 3;

/** What was paid today and earned with it, the last few settled payments, and the way to the next one. */
export function TodayCard() {
  const words = useWords();
  const { data, error, refetch } = usePayments({});
  const settled = data?.payments.filter((payment) => !isAwaited(payment)) ?? [];
  const today = lastDays(1, serverNowMs());
  const sums = data && sumToday(data.payments, today.to, data.next !== undefined);
  return (
    <section className="card today" aria-labelledby="today" aria-busy={data === undefined}>
      <div className="row">
        <h2 id="today">
          {sums === undefined && <Skeleton width={20} />}
          {sums?.count === 0 && words.paidTodayNone}
          {sums !== undefined &&
            sums.count > 0 &&
            words.paidToday(
              `${sums.count}${sums.isMore ? '+' : ''}`,
              `${formatMoney(sums.total)}${sums.isMore ? '+' : ''}`,
            )}
        </h2>
        {sums !== undefined && sums.count > 0 && (
          <span className="muted">{words.earnedToday(`${formatMoney(sums.commission)}${sums.isMore ? '+' : ''}`)}</span>
        )}
      </div>
      {error && data === undefined && <Failure title={words.paymentsFailed} error={error} retry={refetch} />}
      {settled.length > 0 && <PaymentTable label={words.payments} payments={settled.slice(0, SHOWN)} />}
      <div className="row">
        <Link className="btn" to="/fatura">
          {words.payBills}
        </Link>
        <Link to={{ pathname: '/odemeler', search: searchOf(today) }}>{words.allPayments}</Link>
      </div>
    </section>
  );
}

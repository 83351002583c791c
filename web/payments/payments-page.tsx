import { useSearchParams } from 'react-router';
import { PAGE_ROWS } from '../../shared/api/page';
import { Pager } from '../paging/pager';
import { readRange } from '../paging/range';
import { RangeFilter } from '../paging/range-filter';
import { Failure } from '../parts/failure';
import { Page } from '../parts/page';
import { useWords } from '../words/language';
import { PaymentTable } from './payment-table';
import { usePayments } from './queries';
import '../style/paging.css';

/** Ödemeler: every payment of the agent, by days and page by page. */
export default function PaymentsPage() {
  const words = useWords();
  const [search] = useSearchParams();
  const range = readRange(search);
  const page = search.get('page') ?? undefined;
  const { data, error, isPlaceholderData, refetch } = usePayments({ ...range, ...(page && { page }) });
  const isEmpty = data?.payments.length === 0;
  return (
    <Page key={search.toString()} title={words.payments}>
      <section className="card">
        <RangeFilter range={range} />
        {error && data === undefined ? (
          <Failure title={words.paymentsFailed} error={error} retry={refetch} />
        ) : isEmpty && !isPlaceholderData ? (
          <p className="empty">{range.from || range.to ? words.paymentsEmptyInRange : words.paymentsEmpty}</p>
        ) : (
          <PaymentTable
            label={words.payments}
            payments={isEmpty ? undefined : data?.payments}
            awaited={PAGE_ROWS / 2}
            isBusy={data === undefined || isPlaceholderData}
          />
        )}
        {data && <Pager page={page} next={data.next} />}
      </section>
    </Page>
  );
}

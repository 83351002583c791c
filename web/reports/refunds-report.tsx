import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { Pager } from '../paging/pager';
import type { Range } from '../paging/range';
import { useWords } from '../words/language';
import { formatMoney } from '../words/money';
import { Answered } from './answered';
import { collectionsQuery, refundsQuery } from './queries';
import { RangeReport } from './range-report';
import { RefundTable } from './refund-table';

/** İptal ve iadeler: the payments of a range whose money came back, and why. */
export function RefundsReport() {
  const [search] = useSearchParams();
  return (
    <RangeReport report="refunds">
      {(range) => <Refunds range={range} page={search.get('page') ?? undefined} />}
    </RangeReport>
  );
}

function Refunds({ range, page }: { range: Required<Range>; page: string | undefined }) {
  const words = useWords();
  const answer = useQuery(refundsQuery({ ...range, ...(page && { page }) }));
  const { data: collections } = useQuery(collectionsQuery({ ...range, by: 'day' }));
  const { data } = answer;
  const total = collections?.total;
  return (
    <>
      <Answered
        answer={answer}
        range={range}
        isEmpty={({ rows }) => rows.length === 0}
        empty={data?.next === undefined ? words.refundsEmpty : words.noneOnThisPage}
      >
        {({ rows }) => (
          <>
            {total && (
              <p>
                {words.refundedInAll(
                  total.refunded.count + total.refused.count,
                  formatMoney(total.refunded.amount + total.refused.amount),
                )}
              </p>
            )}
            <RefundTable refunds={rows} />
          </>
        )}
      </Answered>
      {(page ?? data?.next) && <p className="on-paper">{words.onlyThisPage}</p>}
      {data && <Pager page={page} next={data.next} />}
    </>
  );
}

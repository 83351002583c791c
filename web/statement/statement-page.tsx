import { useSearchParams } from 'react-router';
import { PAGE_ROWS } from '../../shared/api/page';
import { Pager } from '../paging/pager';
import { readRange } from '../paging/range';
import { RangeFilter } from '../paging/range-filter';
import { Failure } from '../parts/failure';
import { Page } from '../parts/page';
import { useStatement } from '../shell/queries';
import { useWords } from '../words/language';
import { EntryTable } from './entry-table';
import '../style/paging.css';

/** Hesap hareketleri: every entry of the account, by days and page by page. */
export default function StatementPage() {
  const words = useWords();
  const [search] = useSearchParams();
  const range = readRange(search);
  const page = search.get('page') ?? undefined;
  const { data, error, isPlaceholderData, refetch } = useStatement({ ...range, ...(page && { page }) });
  const isEmpty = data?.entries.length === 0;
  return (
    <Page key={search.toString()} title={words.statement}>
      <section className="card">
        <RangeFilter range={range} />
        {error ? (
          <Failure title={words.entriesFailed} error={error} retry={refetch} />
        ) : isEmpty && !isPlaceholderData ? (
          <p className="empty">{range.from || range.to ? words.entriesEmptyInRange : words.entriesEmpty}</p>
        ) : (
          <EntryTable
            label={words.statement}
            entries={isEmpty ? undefined : data?.entries}
            awaited={PAGE_ROWS / 2}
            isBusy={data === undefined || isPlaceholderData}
          />
        )}
        {data && !error && <Pager page={page} next={data.next} />}
      </section>
    </Page>
  );
}

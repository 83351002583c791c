import { useSearchParams } from 'react-router';
import { Pager } from '../../paging/pager';
import { Failure } from '../../parts/failure';
import { Skeleton } from '../../parts/skeleton';
import { useAuditWords } from '../words/audit';
import { AuditTable } from './audit-table';
import { type TrailOf, useTrail } from './queries';
import '../../style/paging.css';

/** A day's or a subject's lines of the audit trail, page by page; the page lives in the address. */
export function Trail({ of, label }: { of: TrailOf; label: string }) {
  const words = useAuditWords();
  const [search] = useSearchParams();
  const page = search.get('page') ?? undefined;
  const { data, error, refetch } = useTrail(of, page);
  if (error) return <Failure title={words.failed} error={error} retry={refetch} />;
  if (data === undefined) return <Skeleton width={20} />;
  if (data.entries.length === 0) return <p className="empty">{'day' in of ? words.emptyDay : words.emptySubject}</p>;
  return (
    <>
      <AuditTable label={label} entries={data.entries} />
      <Pager page={page} next={data.next} />
    </>
  );
}

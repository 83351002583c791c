import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { call } from '../call';
import { Pager } from '../paging/pager';
import { Failure } from '../parts/failure';
import { Page } from '../parts/page';
import { Skeleton } from '../parts/skeleton';
import { ChoicesCard } from './choices-card';
import { ClaimCard } from './claim-card';
import { LoadingTable } from './loading-table';
import { useLoadingsWords } from './words';
import '../style/columns.css';
import '../style/paging.css';

/** Yüklemelerim: what was loaded and how it was found, what is still missing, and how loadings are told. */
export default function LoadingsPage() {
  const words = useLoadingsWords();
  const cache = useQueryClient();
  const [search] = useSearchParams();
  const page = search.get('page') ?? undefined;
  const { data, error, refetch } = useQuery({
    queryKey: ['statement', 'loadings', page],
    queryFn: ({ signal }) => call('loadings', 'list', { query: page === undefined ? {} : { page }, signal }),
    placeholderData: (before) => before,
  });
  const refresh = () => void cache.invalidateQueries({ queryKey: ['loading-choices'] });
  return (
    <Page title={words.title}>
      <div className="stack">
        <div className="columns">
          <ClaimCard />
          <ChoicesCard />
        </div>
        <section className="card">
          {error && <Failure title={words.failed} error={error} retry={refetch} />}
          {data === undefined && !error && <Skeleton width={20} />}
          {data && data.loadings.length === 0 && (
            <p className="empty">{data.next || page ? words.nothingHere : words.empty}</p>
          )}
          {data && data.loadings.length > 0 && <LoadingTable loadings={data.loadings} onRegistered={refresh} />}
          {data && <Pager page={page} next={data.next} />}
        </section>
      </div>
    </Page>
  );
}

import { useSearchParams } from 'react-router';
import { Pager } from '../paging/pager';
import { Failure } from '../parts/failure';
import { Page } from '../parts/page';
import { Skeleton } from '../parts/skeleton';
import { useWords } from '../words/language';
import { NewsItems } from './news-items';
import { useNewsList } from './queries';
import '../style/paging.css';

/** Duyurular: everything the network has to tell, newest first. */
export default function NewsListPage() {
  const words = useWords();
  const [search] = useSearchParams();
  const page = search.get('page') ?? undefined;
  const { data, error, refetch } = useNewsList(page);
  return (
    <Page title={words.news}>
      <section className="card" aria-busy={data === undefined}>
        {error && data === undefined && <Failure title={words.newsFailed} error={error} retry={refetch} />}
        {data === undefined && !error && <Skeleton width={20} />}
        {data?.news.length === 0 && <p className="empty">{words.newsEmpty}</p>}
        {data && <NewsItems news={data.news} />}
        {data && <Pager page={page} next={data.next} />}
      </section>
    </Page>
  );
}

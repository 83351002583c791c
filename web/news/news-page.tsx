import { lazy, Suspense } from 'react';
import { Link, useParams } from 'react-router';
import { call } from '../call';
import { Failure } from '../parts/failure';
import { FileLink } from '../parts/file-link';
import { Page } from '../parts/page';
import { Skeleton } from '../parts/skeleton';
import { useWords } from '../words/language';
import { formatMoment } from '../words/time';
import { useNews } from './queries';
import '../style/news.css';

const NewsForms = lazy(() => import('./news-forms'));

/** One announcement with its files and forms. */
export default function NewsPage() {
  const words = useWords();
  const { id = '' } = useParams();
  const { data, error, refetch } = useNews(id);
  return (
    <Page key={data?.id} title={data?.title ?? words.news}>
      <article className="card news-text" aria-busy={data === undefined}>
        {error && data === undefined && <Failure title={words.newsFailed} error={error} retry={refetch} />}
        {data === undefined && !error && <Skeleton width={20} />}
        {data && (
          <>
            <p className="muted">{formatMoment(data.from)}</p>
            {data.text.split(/\n\s*\n/).map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
            {data.files.map((file) => (
              <FileLink
                key={file.id}
                name={file.name}
                fetchFile={() => call('news', 'file', { params: { id: data.id, file: file.id } })}
              />
            ))}
            {data.forms.length > 0 && (
              <Suspense fallback={<Skeleton width={20} />}>
                <NewsForms kinds={data.forms} />
              </Suspense>
            )}
          </>
        )}
        <Link to="/duyurular">{words.allNews}</Link>
      </article>
    </Page>
  );
}

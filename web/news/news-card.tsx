import { Link } from 'react-router';
import { useWords } from '../words/language';
import { NewsItems } from './news-items';
import { useNewsList } from './queries';

const SHOWN = 3;

/** The latest announcements on the home page, pinned ones first; nothing while there are none. */
export function NewsCard() {
  const words = useWords();
  const { data } = useNewsList();
  if (data === undefined || data.news.length === 0) return null;
  const pinnedFirst = data.news.toSorted((a, b) => Number(b.isPinned) - Number(a.isPinned));
  return (
    <section className="card news-card" aria-labelledby="news">
      <div className="row">
        <h2 id="news">{words.news}</h2>
        <Link to="/duyurular">{words.allNews}</Link>
      </div>
      <NewsItems news={pinnedFirst.slice(0, SHOWN)} />
    </section>
  );
}

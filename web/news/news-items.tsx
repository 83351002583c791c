import { Link } from 'react-router';
import type { NewsHead } from '../../shared/api/news';
import { useWords } from '../words/language';
import { formatDay } from '../words/time';
import '../style/news.css';
import '../style/tag.css';

/** Announcements as lines: what is unread stands out, by weight and in words. */
export function NewsItems({ news }: { news: readonly NewsHead[] }) {
  const words = useWords();
  return (
    <ul className="news">
      {news.map(({ id, title, from, isUnread, isPinned, fileCount }) => (
        <li key={id} className={isUnread ? 'unread' : undefined}>
          <Link to={`/duyurular/${id}`}>{title}</Link>
          {isUnread && <span className="tag">{words.unread}</span>}
          {isPinned && <span className="tag wait">{words.pinned}</span>}
          {fileCount > 0 && <span className="sub">{words.fileCount(fileCount)}</span>}
          <time className="sub" dateTime={from}>
            {formatDay(from)}
          </time>
        </li>
      ))}
    </ul>
  );
}

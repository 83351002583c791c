import { Link } from 'react-router';
import { Door } from '../signing-in/door';
import { useWords } from '../words/language';

/** What an unknown address shows. */
export default function NotFoundPage() {
  const words = useWords();
  return (
    <Door title={words.notFoundTitle}>
      <div className="stack">
        <p>{words.notFound}</p>
        <Link className="btn" to="/">
          {words.toHome}
        </Link>
      </div>
    </Door>
  );
}

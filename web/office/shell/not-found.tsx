import { Page } from '../../parts/page';
import { useShellWords } from '../words/shell';

/** What an unknown address shows, and one that belongs to other roles. */
export function NotFound() {
  const words = useShellWords();
  return (
    <Page title={words.notFoundTitle}>
      <p className="card">{words.notFound}</p>
    </Page>
  );
}

import { Skeleton } from '../parts/skeleton';
import { useWords } from '../words/language';

/** Where the bills will be: before anything is asked, and while the institution is. */
export function NoResults({ isAsking }: { isAsking: boolean }) {
  const words = useWords();
  return (
    <section className={isAsking ? 'card results' : 'card results blank'} aria-busy={isAsking}>
      {isAsking && <Skeleton width={20} />}
      <p className="muted" role="status">
        {isAsking ? words.asking : words.resultsEmpty}
      </p>
    </section>
  );
}

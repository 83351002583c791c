import { tellFailure } from '../refused';
import { usePartWords } from '../words/parts';
import { useLanguage } from '../words/speech';

/** What could not be fetched and why, with the way to try again. */
export function Failure({ title, error, retry }: { title?: string; error: unknown; retry: () => void }) {
  const words = usePartWords();
  const { language } = useLanguage();
  return (
    <div className="note bad row" role="alert">
      <p>
        {title && <b>{title} </b>}
        {tellFailure(error, language)}
      </p>
      <button type="button" className="btn plain small" onClick={retry}>
        {words.tryAgain}
      </button>
    </div>
  );
}

import { useWords } from '../words/language';

/** Stands where a page crashed. */
export function Crashed() {
  const words = useWords();
  return (
    <div className="note bad row" role="alert">
      <p>{words.crashed}</p>
      <button type="button" className="btn plain small" onClick={() => location.reload()}>
        {words.reload}
      </button>
    </div>
  );
}

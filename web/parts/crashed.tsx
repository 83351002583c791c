import { usePartWords } from '../words/parts';

/** Stands where a page crashed. */
export function Crashed() {
  const words = usePartWords();
  return (
    <div className="note bad row" role="alert">
      <p>{words.crashed}</p>
      <button type="button" className="btn plain small" onClick={() => location.reload()}>
        {words.reload}
      </button>
    </div>
  );
}

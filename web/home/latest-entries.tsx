import { Link } from 'react-router';
import { Failure } from '../parts/failure';
import { useStatement } from '../shell/queries';
import { EntryTable } from '../statement/entry-table';
import { useWords } from '../words/language';

const SHOWN = 5;

/** The newest few entries of the account. */
export function LatestEntries() {
  const words = useWords();
  const { data, error, refetch } = useStatement({});
  const isEmpty = data?.entries.length === 0;
  return (
    <section className="card latest" aria-labelledby="latest">
      <div className="row">
        <h2 id="latest">{words.latestEntries}</h2>
        {!isEmpty && <Link to="/hareketler">{words.allEntries}</Link>}
      </div>
      {error && data === undefined ? (
        <Failure title={words.entriesFailed} error={error} retry={refetch} />
      ) : isEmpty ? (
        <p className="muted">{words.entriesEmpty}</p>
      ) : (
        <EntryTable label={words.latestEntries} entries={data?.entries.slice(0, SHOWN)} awaited={SHOWN} />
      )}
    </section>
  );
}

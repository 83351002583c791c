import { Link } from 'react-router';
import type { CaseRow } from '../../../shared/domain/case';
import { CASE_KIND_WORDS } from '../../../shared/domain/case-words';
import { serverNowMs } from '../../clock';
import { Failure } from '../../parts/failure';
import { Skeleton } from '../../parts/skeleton';
import { useLanguage } from '../../words/speech';
import { useCases, useCounts, useUnsentLetters } from '../cases/queries';
import { readView, type View } from '../cases/views';
import { ageOf } from '../suspense/age';
import { useOverviewWords } from '../words/overview';
import '../../style/columns.css';
import '../../style/tag.css';

const OWN = { view: readView('mine'), kind: undefined, page: undefined };
const WAITING = { view: readView('waiting'), kind: undefined, page: undefined };
/** The oldest that wait, a few: the rest is a page away. */
const OLDEST = 5;
const views = { received: 'waiting', 'in-review': 'review', 'waiting-for-papers': 'papers' } as const;

/** What customer services look at first: how many cases wait, and those one has taken. */
export function CasesOverview() {
  const words = useOverviewWords();
  const counts = useCounts();
  const own = useCases(OWN);
  const oldest = useCases(WAITING).data?.cases.slice(0, OLDEST) ?? [];
  const letters = useUnsentLetters().data?.letters.length ?? 0;
  const error = counts.error ?? own.error;
  if (error && (counts.data === undefined || own.data === undefined)) {
    return <Failure title={words.failed} error={error} retry={counts.refetch} />;
  }
  return (
    <div className="columns">
      <section className="card stack" aria-label={words.cases}>
        <h2>{words.cases}</h2>
        {counts.data === undefined ? (
          <Skeleton width={12} />
        ) : (
          <ul className="waiting">
            {counts.data.states.map(({ state, kinds, isMore }) => {
              const count = Object.values(kinds).reduce((sum, each) => sum + each, 0);
              const view = state in views ? views[state as keyof typeof views] : undefined;
              return view === undefined ? null : (
                <li key={state}>
                  <Link to={`/evrak?gorunum=${view}`}>{words.caseStates[view]}</Link>
                  <span className={count > 0 && view === 'waiting' ? 'tag wait' : 'tag'}>
                    {words.counted({ count, isMore })}
                  </span>
                </li>
              );
            })}
            {letters > 0 && (
              <li>
                <Link to="/evrak">{words.unsentLetters}</Link>
                <span className="tag bad">{letters}</span>
              </li>
            )}
          </ul>
        )}
        {oldest.length > 0 && (
          <>
            <h3>{words.oldestCases}</h3>
            <CaseList rows={oldest} view="waiting" />
          </>
        )}
      </section>
      <section className="card stack" aria-label={words.ownCases}>
        <h2>{words.ownCases}</h2>
        {own.data === undefined && <Skeleton width={12} />}
        {own.data?.cases.length === 0 && <p className="empty">{words.noOwnCases}</p>}
        <CaseList rows={own.data?.cases ?? []} view="mine" />
      </section>
    </div>
  );
}

/** Some cases, each with the way to it in its view of the queue. */
function CaseList({ rows, view }: { rows: readonly CaseRow[]; view: View['name'] }) {
  const words = useOverviewWords();
  const { language } = useLanguage();
  return (
    <ul className="waiting">
      {rows.map(({ number, kind, receivedAt, agent, hasNews }) => (
        <li key={number}>
          <p>
            <Link to={`/evrak?gorunum=${view}&evrak=${number}`}>{CASE_KIND_WORDS[kind][language]}</Link>
            <span className="sub">{[number, agent].filter(Boolean).join(' · ')}</span>
          </p>
          <p>
            {hasNews && <span className="tag wait">{words.news}</span>}{' '}
            <span className="tag">{ageOf(Date.parse(receivedAt), serverNowMs(), words)}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}

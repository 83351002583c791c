import { Link } from 'react-router';
import { CASE_KIND_WORDS } from '../../../shared/domain/case-words';
import { serverNowMs } from '../../clock';
import { Failure } from '../../parts/failure';
import { Skeleton } from '../../parts/skeleton';
import { useLanguage } from '../../words/speech';
import { useCases, useCounts, useUnsentLetters } from '../cases/queries';
import { readView } from '../cases/views';
import { ageOf } from '../suspense/age';
import { useOverviewWords } from '../words/overview';
import '../../style/columns.css';
import '../../style/rows.css';
import '../../style/tag.css';

const OWN = { view: readView('mine'), kind: undefined, page: undefined };
const views = { received: 'waiting', 'in-review': 'review', 'waiting-for-papers': 'papers' } as const;

/** What customer services look at first: how many cases wait, and those one has taken. */
export function CasesOverview() {
  const words = useOverviewWords();
  const counts = useCounts();
  const own = useCases(OWN);
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
      </section>
      <section className="card stack" aria-label={words.ownCases}>
        <h2>{words.ownCases}</h2>
        {own.data === undefined ? <Skeleton width={12} /> : <OwnCases rows={own.data.cases} />}
      </section>
    </div>
  );
}

type OwnRows = NonNullable<ReturnType<typeof useCases>['data']>['cases'];

function OwnCases({ rows }: { rows: OwnRows }) {
  const words = useOverviewWords();
  const { language } = useLanguage();
  if (rows.length === 0) return <p className="empty">{words.noOwnCases}</p>;
  return (
    <ul className="rows">
      {rows.map(({ number, kind, receivedAt, agent, hasNews }) => (
        <li key={number} className="two">
          <p>
            <Link to={`/evrak?gorunum=mine&evrak=${number}`}>{CASE_KIND_WORDS[kind][language]}</Link>
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

import type { PropsWithChildren } from 'react';
import { Link } from 'react-router';
import type { LoadingFigures } from '../../../shared/domain/loading-times';
import { formatMoney } from '../../words/money';
import { formatHour } from '../../words/time';
import { useOverviewWords } from '../words/overview';
import { formatDuration, formatShare } from './duration';
import type { Overview } from './queries';

/** The four figures of the promise: how well it is kept today, how long it takes, the worst of it, and what waits. */
export function FigureCards({ overview: { at, today, month, suspense, accounts } }: { overview: Overview }) {
  const words = useOverviewWords();
  const slowestAt = accounts.find(({ id }) => id === today.slowest?.account)?.bank ?? today.slowest?.account;
  return (
    <div className="figure-cards">
      <FigureCard title={words.withinFive}>
        {today.count === 0 ? (
          <p className="empty">{words.noneToday}</p>
        ) : (
          <p className={`figure${today.withinPromise < today.count ? ' missed' : ''}`}>
            {formatShare(today.withinPromise, today.count)}
          </p>
        )}
        <p className="sub">{today.count > 0 && words.todayOf(today.withinPromise, today.count)}</p>
        <p className="sub">{month.count > 0 && words.monthShare(formatShare(month.withinPromise, month.count))}</p>
      </FigureCard>
      <FigureCard title={words.fromBooking}>
        <Times figures={today} />
        {month.p50Ms !== undefined && month.p95Ms !== undefined && (
          <p className="sub">
            {words.monthTimes(formatDuration(month.p50Ms, words), formatDuration(month.p95Ms, words))}
          </p>
        )}
      </FigureCard>
      <FigureCard title={words.slowestToday}>
        {today.slowest === undefined ? (
          <p className="empty">{words.noneToday}</p>
        ) : (
          <>
            <p className="figure">{formatDuration(today.slowest.ms, words)}</p>
            <p className="sub">{words.bookedAt(slowestAt ?? '', formatHour(today.slowest.bookedAt))}</p>
          </>
        )}
        <p className="sub">{today.atNight > 0 && words.nightly(today.atNight)}</p>
      </FigureCard>
      <FigureCard title={words.suspense}>
        <p className="figure">
          <Link to="/havaleler">{suspense.count === 0 ? words.none : words.counted(suspense)}</Link>
        </p>
        <p className="sub">{suspense.count > 0 && formatMoney(suspense.amount)}</p>
        <p className="sub">
          {suspense.oldestAt &&
            words.oldest(formatDuration(Math.max(0, Date.parse(at) - Date.parse(suspense.oldestAt)), words))}
        </p>
      </FigureCard>
    </div>
  );
}

function Times({ figures: { p50Ms, p95Ms } }: { figures: LoadingFigures }) {
  const words = useOverviewWords();
  if (p50Ms === undefined || p95Ms === undefined) return <p className="empty">{words.noneToday}</p>;
  return (
    <>
      <p className="figure">
        {formatDuration(p50Ms, words)} <small>{words.halfTook}</small>
      </p>
      <p className="sub">{words.mostTook(formatDuration(p95Ms, words))}</p>
    </>
  );
}

function FigureCard({ title, children }: PropsWithChildren<{ title: string }>) {
  return (
    <section className="card figure-card" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

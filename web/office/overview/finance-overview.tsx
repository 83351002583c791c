import { Failure } from '../../parts/failure';
import { Skeleton } from '../../parts/skeleton';
import { formatMoment } from '../../words/time';
import { useOverviewWords } from '../words/overview';
import { ControlCard } from './control-card';
import { FeedsCard } from './feeds-card';
import { FigureCards } from './figure-cards';
import { MonthCard } from './month-card';
import { useOverview } from './queries';
import { SuspenseCard } from './suspense-card';
import { WaitingCard } from './waiting-card';

/** What accounting looks at first: the promise of five minutes, what waits, and whether the banks are heard. */
export function FinanceOverview() {
  const words = useOverviewWords();
  const { data, error, refetch } = useOverview();
  if (data === undefined) {
    return error ? (
      <Failure title={words.failed} error={error} retry={refetch} />
    ) : (
      <section className="card">
        <Skeleton width={20} />
      </section>
    );
  }
  return (
    <>
      {error && (
        <p className="note" role="status">
          {words.stale(formatMoment(data.at))}
        </p>
      )}
      <FigureCards overview={data} />
      <div className="overview-columns">
        <div className="stack">
          <WaitingCard waiting={data.waiting} />
          <SuspenseCard suspense={data.suspense} />
          <ControlCard control={data.control} />
        </div>
        <div className="stack">
          <MonthCard days={data.days} />
          <FeedsCard accounts={data.accounts} at={data.at} />
        </div>
      </div>
    </>
  );
}

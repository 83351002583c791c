import type { ShownLoadingDay } from '../../../shared/api/overview';
import { PROMISE_SECONDS } from '../../../shared/domain/promise';
import { formatDay } from '../../words/time';
import { useOverviewWords } from '../words/overview';
import { Chart, type Plane } from './chart';
import { DaysTable } from './days-table';
import { formatDuration, formatShare } from './duration';
import { countScale, durationScale, linePath } from './plot';

/** One late loading among a thousand is still seen, in pixels. */
const LEAST_SEEN = 2;
const PROMISE_MS = PROMISE_SECONDS * 1_000;

/** The last thirty days: how long loadings took and how many there were, drawn, and the same as a table. */
export function MonthCard({ days }: { days: readonly ShownLoadingDay[] }) {
  const words = useOverviewWords();
  const loaded = days.filter(({ count }) => count > 0);
  return (
    <section className="card stack month" aria-label={words.month}>
      <h2>{words.month}</h2>
      {loaded.length === 0 ? (
        <p className="empty">{words.noLoadings}</p>
      ) : (
        <>
          <TimeChart days={days} />
          <CountChart days={days} />
          <details>
            <summary>{words.asTable}</summary>
            <DaysTable days={loaded} />
          </details>
        </>
      )}
    </section>
  );
}

function useColumns(days: readonly ShownLoadingDay[]) {
  const words = useOverviewWords();
  return days.map(({ day, count, withinPromise, p50Ms = 0, p95Ms = 0 }) => {
    const date = formatDay(`${day}T12:00:00Z`);
    const said = [
      words.loadings(count),
      words.inPromise(formatShare(withinPromise, count || 1)),
      words.halfIn(formatDuration(p50Ms, words)),
      words.mostIn(formatDuration(p95Ms, words)),
    ];
    return { label: date.slice(0, 6), hint: `${date}: ${count === 0 ? words.noLoadings : said.join(', ')}` };
  });
}

function TimeChart({ days }: { days: readonly ShownLoadingDay[] }) {
  const words = useOverviewWords();
  const columns = useColumns(days);
  const longest = days.flatMap(({ p95Ms }) => p95Ms ?? []);
  const draw = ({ x, y, left, right }: Plane) => {
    const along = (pick: (day: ShownLoadingDay) => number | undefined) =>
      days.map((day, column) => {
        const value = pick(day);
        return value === undefined ? undefined : ([x(column), y(value)] as const);
      });
    const lines = [
      { name: 'half', points: along(({ p50Ms }) => p50Ms) },
      { name: 'most', points: along(({ p95Ms }) => p95Ms) },
    ];
    return (
      <>
        <line className="promise" x1={left} x2={right} y1={y(PROMISE_MS)} y2={y(PROMISE_MS)} />
        {lines.map(({ name, points }) => (
          <g key={name} className={name}>
            <path d={linePath(points)} />
            {points.map((point) => point && <circle key={point[0]} cx={point[0]} cy={point[1]} r="2.5" />)}
          </g>
        ))}
      </>
    );
  };
  return (
    <Chart
      title={words.times}
      description={words.timesDrawn(formatDuration(Math.max(...longest), words))}
      legend={[
        { name: words.half, className: 'half' },
        { name: words.most, className: 'most' },
        { name: words.promise, className: 'promise' },
      ]}
      columns={columns}
      scale={durationScale(longest)}
      formatTick={(ms) => formatDuration(ms, words)}
      draw={draw}
    />
  );
}

function CountChart({ days }: { days: readonly ShownLoadingDay[] }) {
  const words = useOverviewWords();
  const columns = useColumns(days);
  const counts = days.map(({ count }) => count);
  const draw = ({ x, y, columnWidth, bottom }: Plane) => {
    const width = Math.max(2, Math.min(22, columnWidth - Math.min(6, columnWidth / 3)));
    return days.map(({ day, count, withinPromise }, column) => (
      <g key={day}>
        <rect
          className="kept"
          x={x(column) - width / 2}
          y={y(withinPromise)}
          width={width}
          height={bottom - y(withinPromise)}
        />
        {count > withinPromise && (
          <rect
            className="late"
            x={x(column) - width / 2}
            y={Math.min(y(count), y(withinPromise) - LEAST_SEEN)}
            width={width}
            height={Math.max(y(withinPromise) - y(count), LEAST_SEEN)}
          />
        )}
      </g>
    ));
  };
  return (
    <Chart
      title={words.counts}
      description={words.countsDrawn(
        counts.reduce((sum, count) => sum + count, 0),
        days.reduce((sum, { count, withinPromise }) => sum + count - withinPromise, 0),
      )}
      legend={[
        { name: words.kept, className: 'kept' },
        { name: words.late, className: 'late' },
      ]}
      columns={columns}
      scale={countScale(counts)}
      formatTick={(count) => words.number(count)}
      draw={draw}
    />
  );
}

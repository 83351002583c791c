import type { ShownLoadingDay } from '../../../shared/api/overview';
import { formatDay } from '../../words/time';
import { useOverviewWords } from '../words/overview';
import { formatDuration, formatShare } from './duration';
import '../../style/figures.css';

/** The days that had loadings, newest first, with all their figures. */
export function DaysTable({ days }: { days: readonly ShownLoadingDay[] }) {
  const words = useOverviewWords();
  return (
    <div>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{words.day}</th>
            <th scope="col">{words.count}</th>
            <th scope="col">{words.atNight}</th>
            <th scope="col">{words.kept}</th>
            <th scope="col">{words.half}</th>
            <th scope="col">{words.most}</th>
            <th scope="col">{words.slowest}</th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((day) => (
            <DayRow key={day.day} day={day} />
          ))}
        </tbody>
      </table>
      <p className="hint">{words.exactness}</p>
    </div>
  );
}

function DayRow({
  day: { day, isClosed, count, atNight, withinPromise, p50Ms = 0, p95Ms = 0, slowest },
}: {
  day: ShownLoadingDay;
}) {
  const words = useOverviewWords();
  const cells = [
    [words.count, words.number(count)],
    [words.atNight, words.number(atNight)],
    [words.kept, formatShare(withinPromise, count)],
    [words.half, formatDuration(p50Ms, words)],
    [words.most, formatDuration(p95Ms, words)],
    [words.slowest, formatDuration(slowest?.ms ?? 0, words)],
  ] as const;
  return (
    <tr>
      <th scope="row">
        {formatDay(`${day}T12:00:00Z`)} {!isClosed && <span className="tag">{words.running}</span>}
      </th>
      {cells.map(([label, value]) => (
        <td key={label}>
          <span className="label">{label}</span>
          {value}
        </td>
      ))}
    </tr>
  );
}

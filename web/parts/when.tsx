import type { Instant } from '../../shared/domain/instant';
import { formatDay, formatHour } from '../words/time';

/** The day and the hour of a row, as its first cell. */
export function When({ at }: { at: Instant }) {
  return (
    <td className="when">
      <time dateTime={at}>
        {formatDay(at)} <span>{formatHour(at)}</span>
      </time>
    </td>
  );
}

import { formatShare } from '../overview/duration';
import { useOverview } from '../overview/queries';
import { useShellWords } from '../words/shell';

/** How well the promise of five minutes is kept today, before the eyes of accounting on every page. */
export function PromiseMark() {
  const words = useShellWords();
  const { data } = useOverview();
  if (data === undefined || data.today.count === 0) return null;
  return (
    <p className="promise-mark">
      <span className="sub">{words.withinFive}</span>
      <b>{formatShare(data.today.withinPromise, data.today.count)}</b>
    </p>
  );
}

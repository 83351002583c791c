import type { Tally } from '../../shared/domain/day-summary';
import { useWords } from '../words/language';
import { formatMoney } from '../words/money';

/** An amount, and of how many it is the sum; a bare zero where there are none. */
export function TallyFigure({ tally: { count, amount } }: { tally: Tally }) {
  const words = useWords();
  return (
    <>
      {formatMoney(amount)} {count !== 0 && <span className="sub">{words.times(count)}</span>}
    </>
  );
}

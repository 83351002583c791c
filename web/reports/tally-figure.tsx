import type { Tally } from '../../shared/domain/day-summary';
import { useWords } from '../words/language';
import { formatMoney } from '../words/money';

/** An amount, and of how many it is the sum. */
export function TallyFigure({ tally: { count, amount } }: { tally: Tally }) {
  const words = useWords();
  return (
    <>
      {formatMoney(amount)} <span className="sub">{words.times(count)}</span>
    </>
  );
}

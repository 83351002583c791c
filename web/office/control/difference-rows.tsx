import type { ControlDifference } from '../../../shared/domain/control';
import { formatMoney } from '../../words/money';
import { formatMoment } from '../../words/time';
import { useControlWords, useKindWords } from '../words/control';

/** The differences of a day that is not over: some may be gone by its end, so none is a finding yet. */
export function DifferenceRows({ differences }: { differences: readonly ControlDifference[] }) {
  const words = useControlWords();
  const kinds = useKindWords();
  return (
    <>
      <h3>{words.soFar}</h3>
      <p className="hint">{words.soFarLead}</p>
      <ul className="rows" aria-label={words.soFar}>
        {differences.map(({ kind, reference, bookedAt, ourAmount, theirAmount }) => (
          <li key={`${kind} ${reference}`} className="two">
            <p>
              <b>{kinds[kind]}</b>
              <span className="sub">
                <code>{reference}</code> {bookedAt && formatMoment(bookedAt)}
              </span>
            </p>
            <p>
              {ourAmount !== undefined && (
                <span className="sub">
                  {words.ours} {formatMoney(ourAmount)}
                </span>
              )}
              {theirAmount !== undefined && (
                <span className="sub">
                  {words.theirs} {formatMoney(theirAmount)}
                </span>
              )}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

import { useEffect, useRef } from 'react';
import { sumKurus } from '../../shared/domain/kurus';
import { isAwaited } from '../payments/follow';
import { useWords } from '../words/language';
import { formatMoney } from '../words/money';
import type { Words } from '../words/tr';
import { OutcomeRow } from './outcome-row';
import { isUnclear, type Outcome } from './verdict';

interface OutcomesProps {
  readonly outcomes: readonly Outcome[];
  readonly onAgain: () => void;
  readonly onNew: () => void;
}

/** What became of each bill of a basket: told as it is, followed until it is known, and never paid from here again. */
export function Outcomes({ outcomes, onAgain, onNew }: OutcomesProps) {
  const words = useWords();
  const top = useRef<HTMLElement>(null);
  const isOpen = isUnclear(outcomes);
  useEffect(() => top.current?.focus(), []);
  return (
    <section ref={top} className="card results" aria-label={words.outcome} aria-busy={isOpen} tabIndex={-1}>
      <h2 aria-live="polite">{tellOverall(outcomes, words)}</h2>
      {outcomes.some(({ verdict }) => verdict === 'sending') && <p className="muted">{words.payingHint}</p>}
      <ul className="outcomes" aria-live="polite">
        {outcomes.map((outcome) => (
          <OutcomeRow key={outcome.item.bill.id} outcome={outcome} />
        ))}
      </ul>
      {!isOpen && hasAwaited(outcomes) && <p className="muted">{words.leaveSafely}</p>}
      {!isOpen && (
        <div className="actions">
          <button type="button" className="btn big" onClick={onNew}>
            {words.newInquiry} <kbd>/</kbd>
          </button>
          <button type="button" className="btn plain" onClick={onAgain}>
            {words.inquireAgain}
          </button>
        </div>
      )}
    </section>
  );
}

/** The basket in a line: never `paid` for what is not, nor `not paid` for what may yet be. */
function tellOverall(outcomes: readonly Outcome[], words: Words): string {
  if (outcomes.some(({ verdict }) => verdict === 'sending')) return words.paying;
  if (isUnclear(outcomes)) return words.findingOut;
  const paid = outcomes.flatMap(({ payment }) => (payment?.state === 'paid' ? [payment] : []));
  if (paid.length === outcomes.length) {
    return words.allPaid(formatMoney(sumKurus(paid.map(({ amount, fee }) => amount + fee))));
  }
  if (paid.length > 0) return words.somePaid(paid.length, outcomes.length);
  return hasAwaited(outcomes) ? words.pending : words.refused;
}

function hasAwaited(outcomes: readonly Outcome[]): boolean {
  return outcomes.some(({ payment }) => payment !== undefined && isAwaited(payment));
}

import { useQueries } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { sumKurus } from '../../shared/domain/kurus';
import { isAwaited } from '../payments/follow';
import { paymentQuery } from '../payments/queries';
import { useWords } from '../words/language';
import { formatMoney } from '../words/money';
import { OutcomeRow } from './outcome-row';
import type { Paying } from './paying';
import { readVerdict } from './verdict';

interface OutcomesProps {
  readonly paying: Paying;
  readonly onAgain: () => void;
  readonly onNew: () => void;
}

/** What became of each bill of a basket: told as it is, followed until it is known, and never paid from here again. */
export function Outcomes({ paying, onAgain, onNew }: OutcomesProps) {
  const words = useWords();
  const top = useRef<HTMLElement>(null);
  const { items, phase } = paying;
  const isOn = phase !== 'sending';
  const cutOffMs = paying.phase === 'cut-off' ? paying.cutOffMs : undefined;
  const answers = useQueries({ queries: items.map(({ bill }) => paymentQuery(bill.id, { isOn, cutOffMs })) });
  const verdicts = answers.map((answer) => readVerdict(answer, phase, cutOffMs));
  const paid = answers.flatMap(({ data }) => (data?.state === 'paid' ? [data] : []));
  const paidTotal = sumKurus(paid.map(({ amount, fee }) => amount + fee));
  const isUnclear = verdicts.some((verdict) => verdict === 'sending' || verdict === 'unclear');
  const hasAwaited = answers.some(({ data }) => data !== undefined && isAwaited(data));
  useEffect(() => top.current?.focus(), []);

  return (
    <section ref={top} className="card results" aria-label={words.outcome} aria-busy={isUnclear} tabIndex={-1}>
      <h2 aria-live="polite">
        {phase === 'sending'
          ? words.paying
          : paid.length === items.length
            ? words.allPaid(formatMoney(paidTotal))
            : words.somePaid(paid.length, items.length)}
      </h2>
      {phase === 'sending' && <p className="muted">{words.payingHint}</p>}
      <ul className="outcomes" aria-live="polite">
        {items.map((item, index) => (
          <OutcomeRow
            key={item.bill.id}
            item={item}
            payment={answers[index]?.data}
            verdict={verdicts[index] ?? 'unclear'}
          />
        ))}
      </ul>
      {!isUnclear && hasAwaited && <p className="muted">{words.leaveSafely}</p>}
      {!isUnclear && (
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

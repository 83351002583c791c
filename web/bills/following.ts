import { useQueries } from '@tanstack/react-query';
import { paymentQuery } from '../payments/queries';
import type { Paying } from './paying';
import { type Outcome, readVerdict } from './verdict';

/** Follows every bill of a basket until its outcome is known. Nothing before pay was pressed. */
export function useOutcomes(paying: Paying | undefined): Outcome[] {
  const items = paying?.items ?? [];
  const isOn = paying !== undefined && paying.phase !== 'sending';
  const cutOffMs = paying?.phase === 'cut-off' ? paying.cutOffMs : undefined;
  const answers = useQueries({ queries: items.map(({ bill }) => paymentQuery(bill.id, { isOn, cutOffMs })) });
  return items.flatMap((item, index) => {
    const answer = answers[index];
    return answer && paying ? [{ item, payment: answer.data, verdict: readVerdict(answer, paying) }] : [];
  });
}

import type { ShownPayment } from '../../shared/api/bills';
import { isNotStarted } from '../payments/follow';
import type { BasketItem } from './basket';
import type { Paying } from './paying';

/** What can honestly be said of one bill after pay was pressed. `known`: its payment exists and has a state. */
export type Verdict = 'sending' | 'known' | 'unclear' | 'not-started';

export interface Outcome {
  readonly item: BasketItem;
  readonly payment: ShownPayment | undefined;
  readonly verdict: Verdict;
}

interface Answer {
  readonly data: ShownPayment | undefined;
  readonly error: Error | null;
  readonly errorUpdatedAt: number;
}

/** The verdict over one bill's payment from what the server last said of it. */
export function readVerdict({ data, error, errorUpdatedAt }: Answer, paying: Paying): Verdict {
  if (data !== undefined) return 'known';
  if (paying.phase === 'sending') return 'sending';
  const cutOffMs = paying.phase === 'cut-off' ? paying.cutOffMs : undefined;
  return isNotStarted(error, errorUpdatedAt, cutOffMs) ? 'not-started' : 'unclear';
}

/** Whether a bill of the basket may still turn out paid without the server knowing its payment yet. */
export function isUnclear(outcomes: readonly Outcome[]): boolean {
  return outcomes.some(({ verdict }) => verdict === 'sending' || verdict === 'unclear');
}

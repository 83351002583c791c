import type { ShownPayment } from '../../shared/api/bills';
import { isNotStarted } from '../payments/follow';
import type { Paying } from './paying';

/** What can honestly be said of one bill after pay was pressed. `known`: its payment exists and has a state. */
export type Verdict = 'sending' | 'known' | 'unclear' | 'not-started';

interface Answer {
  readonly data: ShownPayment | undefined;
  readonly error: Error | null;
  readonly errorUpdatedAt: number;
}

/** The verdict over one bill's payment from what the server last said of it. */
export function readVerdict(
  { data, error, errorUpdatedAt }: Answer,
  phase: Paying['phase'],
  cutOffMs: number | undefined,
): Verdict {
  if (data !== undefined) return 'known';
  if (phase === 'sending') return 'sending';
  return isNotStarted(error, errorUpdatedAt, cutOffMs) ? 'not-started' : 'unclear';
}

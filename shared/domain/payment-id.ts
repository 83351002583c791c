import { encodeTime } from 'ulid';
import { type Instant, msOf } from './instant';
import type { PaymentId } from './quote';

/** The smallest payment id minted at a moment or later: where a range of ids begins. */
export function earliestIdAt(at: Instant): PaymentId {
  return `${encodeTime(Math.max(0, msOf(at)), 10)}${'0'.repeat(16)}` as PaymentId;
}

import type { ShownPayment } from '../../shared/api/bills';
import { dayOf } from '../../shared/domain/instant';
import { sumKurus } from '../../shared/domain/kurus';

/** How many bills were paid on an Istanbul day, what customers paid for them, and the commission (kuruş). */
export interface DaySums {
  readonly count: number;
  readonly total: number;
  readonly commission: number;
  /** There may be more payments of the day than these tell. */
  readonly isMore: boolean;
}

/** The sums of a day from the newest payments (newest first); `hasMore` tells that older ones are not among them. */
export function sumToday(payments: readonly ShownPayment[], day: string, hasMore: boolean): DaySums {
  const ofDay = payments.filter(({ startedAt }) => dayOf(startedAt) === day);
  const paid = ofDay.filter(({ state }) => state === 'paid' || state === 'cancelling');
  return {
    count: paid.length,
    total: sumKurus(paid.map(({ amount, fee }) => amount + fee)),
    commission: sumKurus(paid.map(({ commission }) => commission)),
    isMore: hasMore && ofDay.length === payments.length,
  };
}

import type { ShownInstitution, ShownPayment } from '../../shared/api/bills';
import { cancellableUntil } from '../../shared/domain/cancel-payment';
import type { Instant } from '../../shared/domain/instant';
import { type Institution, isOpen, nextOpening, noticeAt } from '../../shared/domain/institution';
import type { Payment } from '../../shared/domain/payment';
import type { Holiday } from '../../shared/domain/working-day';

/** An institution as pages show it now. */
export function showInstitution(institution: Institution, now: Instant): ShownInstitution {
  const { id, name, category, city, keys, allowsPartial, order } = institution;
  return {
    ...{ id, name, category, city, keys, allowsPartial, order },
    isOpen: isOpen(institution, now),
    opensAt: nextOpening(institution, now),
    notice: noticeAt(institution, now),
  };
}

/** What a payment is shown with: its institution, if it still exists, and the day's holidays. */
export interface PaymentContext {
  readonly institution: Institution | undefined;
  readonly holidays: readonly Holiday[];
  readonly now: Instant;
}

/** A payment as its agent sees it; an institution that is no more shows by its id. */
export function showPayment(payment: Payment, { institution, holidays, now }: PaymentContext): ShownPayment {
  return {
    ...payment,
    institutionName: institution?.name ?? payment.institution,
    cancellableUntil: cancellableUntil(payment, holidays, now),
  };
}

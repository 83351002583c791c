import type { ShownInstitution, ShownPayment } from '../../shared/api/bills';
import type { Instant } from '../../shared/domain/instant';
import { type Institution, isOpen, nextOpening, noticeAt } from '../../shared/domain/institution';
import type { Payment } from '../../shared/domain/payment';

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

/** A payment as its agent sees it; an institution that is no more shows by its id. */
export function showPayment(payment: Payment, institution: Institution | undefined): ShownPayment {
  return { ...payment, institutionName: institution?.name ?? payment.institution };
}

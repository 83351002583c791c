import { reportCancellation } from '../../shared/domain/cancel-payment';
import { cancelledPayment } from '../../shared/domain/case-change';
import { dayOf } from '../../shared/domain/instant';
import { Refusal } from '../../shared/domain/refusal';
import type { Apply } from './application';

/**
 * The payment's cancellation is reported as of when the case was received: that decides whether it was in time. Refuses
 * `unknown-payment`, `id-copy-not-seen`, `not-cancellable`, `too-late-to-cancel`.
 */
export const applyBillCancellation: Apply = async (decision, { payments, holidays }) => {
  const { agent, values, papers, isIdSeen } = decision;
  const { receivedAt, user } = decision.case;
  const payment = await payments.find(agent.number, cancelledPayment(values));
  if (payment === undefined) throw new Refusal('unknown-payment');
  const readable = papers.filter(({ status }) => status === 'accepted');
  const form = readable.find(({ purpose }) => purpose === 'form') ?? readable[0];
  const idCopy = readable.find(({ purpose, id }) => purpose !== 'form' && id !== form?.id);
  if (!isIdSeen || form === undefined || idCopy === undefined) throw new Refusal('id-copy-not-seen');
  const report = {
    reason: values.reason ?? '',
    form: form.id,
    idCopy: idCopy.id,
    reportedBy: user ?? payment.user,
  };
  const day = dayOf(receivedAt);
  const reported = reportCancellation(payment, report, await holidays.between(day, day), receivedAt);
  return {
    parts: [{ writes: payments.moveWrites(payment, reported), otherwise: 'not-cancellable' }],
    told: { action: 'cancellation.reported', details: { payment: payment.id, reason: report.reason } },
    after: [],
  };
};

import { Institution } from '../../shared/domain/institution';
import { Payment } from '../../shared/domain/payment';
import { type Receipt, receiptOf } from '../../shared/domain/receipt';
import { agentNumber, anAgent } from './builders';

/** An institution with two keys, one of them optional. */
export function anInstitution(fields: Partial<Institution> = {}): Institution {
  const key = { pattern: '^\\d{1,40}$', sample: '7', isMandatory: true };
  return Institution.parse({
    id: 'kent-su',
    name: 'Kent Su İdaresi',
    category: 'water',
    keys: [
      { ...key, name: 'subscriber', label: { tr: 'Abone no', en: 'Subscriber number' } },
      { ...key, name: 'checkDigit', label: { tr: 'Kontrol hanesi', en: 'Check digit' }, isMandatory: false },
    ],
    allowsPartial: false,
    order: 'any',
    isActive: true,
    gateway: 'collection',
    ...fields,
  });
}

/** A payment settled on Monday, 23 November 2026, at 14:04:06 in Istanbul. */
export function aPaidPayment(fields: Partial<Record<keyof Payment, unknown>> = {}): Payment {
  return Payment.parse({
    id: '01KATR7Q8ZJ5M3W9X2C4V6B8N0',
    agent: agentNumber(),
    user: 'owner',
    state: 'paid',
    institution: 'kent-su',
    keys: { checkDigit: '7', subscriber: '4410021' },
    bill: 'KS-2026-10/004417',
    period: '2026-10',
    dueOn: '2026-11-14',
    subscriber: 'Mehmet Ö*****',
    amount: 31_840,
    fee: 350,
    commission: 200,
    startedAt: '2026-11-23T11:04:05.120Z',
    settledAt: '2026-11-23T11:04:06.420Z',
    asks: 0,
    receipt: '2026112300000017',
    ...fields,
  });
}

/** The receipt of `aPaidPayment`. */
export function aReceipt(fields: Partial<Receipt> = {}): Receipt {
  const sources = { payment: aPaidPayment(), agent: anAgent(), institution: anInstitution() };
  const receipt = receiptOf(sources, { isCopy: false });
  if (receipt === undefined) throw new Error('a paid payment has a receipt');
  return { ...receipt, ...fields };
}

import { commissionEntry, endDay, foldDays } from '../../../shared/domain/day-end';
import { EntryOrigin, withOrigin } from '../../../shared/domain/entry-origin';
import { type EntryDraft, emptyHead, nextEntry } from '../../../shared/domain/ledger';
import { paymentEntry, refundEntry, startPayment } from '../../../shared/domain/payment';
import { agentNumber, anEntryDraft, monday } from '../../support/builders';
import { aQuote } from '../../support/payments';

const entryOf = (draft: EntryDraft) => nextEntry(emptyHead(agentNumber()), draft, monday);
const originOf = (entry: Parameters<typeof withOrigin>[0]) => withOrigin(entry).origin;
const quote = aQuote({ institution: 'kent-su', period: '2026-10' });
const payment = startPayment(quote, 'owner', undefined, monday);
const bill = { of: 'bill', payment: payment.id, institution: 'kent-su', period: '2026-10' };

test('a payment’s entry tells its bill, and a refund also why it was given back', () => {
  expect(EntryOrigin.parse(originOf(entryOf(paymentEntry(payment))))).toEqual(bill);
  const refused = refundEntry({ ...payment, state: 'refused' });
  expect(originOf(entryOf(refused))).toEqual({ ...bill, undone: 'refused' });
  const cancelled = refundEntry({ ...payment, state: 'cancelled' });
  expect(originOf(entryOf(cancelled))).toEqual({ ...bill, undone: 'cancelled' });
});

test('a period may hold anything, the institution’s name too', () => {
  const odd = startPayment(aQuote({ institution: 'kent-su', period: 'kent-su 2026/10' }), 'owner', undefined, monday);
  expect(originOf(entryOf(paymentEntry(odd)))).toMatchObject({ period: 'kent-su 2026/10' });
});

test('a commission’s entry tells its day', async () => {
  for await (const folded of foldDays(agentNumber(), undefined, [entryOf(paymentEntry(payment))])) {
    const draft = commissionEntry(endDay(folded, undefined, monday));
    expect(draft && originOf(entryOf(draft))).toEqual({ of: 'day', day: '2026-11-23' });
  }
  expect.assertions(1);
});

test('a loading comes from no bill and no day', () => {
  expect(originOf(entryOf(anEntryDraft(5_000)))).toBeUndefined();
});

import fc from 'fast-check';
import type { GatewayAnswer } from '../../../shared/domain/gateway-answer';
import { later, msOf } from '../../../shared/domain/instant';
import { kurus, sumKurus } from '../../../shared/domain/kurus';
import {
  MANUAL_AFTER_MS,
  type Payment,
  PaymentState,
  paymentEntry,
  refundEntry,
  SETTLING_MS,
  settle,
  startPayment,
  totalOf,
} from '../../../shared/domain/payment';
import { QUOTE_LIFE_MS, Quote } from '../../../shared/domain/quote';
import { agentNumber, monday } from '../../support/builders';

const quote = Quote.parse({
  id: '01KAR2Z3J8ABCDEFGHJKMNPQRS',
  agent: agentNumber(),
  institution: 'kent-su',
  keys: { subscriber: '12345678' },
  bill: 'KS-2026-11',
  period: '2026/11',
  subscriber: 'A*** Ö***',
  amount: 31_840,
  fee: 150,
  commission: 60,
  expiresAt: later(monday, QUOTE_LIFE_MS),
});
const pending = startPayment(quote, 'ayseornek0', undefined, monday);
const aMoment = later(monday, 10_000);

const paid: GatewayAnswer = { kind: 'paid', receipt: 'R-1', at: monday };
const refused: GatewayAnswer = { kind: 'refused', reason: 'already-paid' };
const whys = ['timeout', 'unavailable', 'processing', 'unknown-reference', 'unreadable', 'contradiction'] as const;
const unknown = (why: (typeof whys)[number]): GatewayAnswer => ({ kind: 'unknown', why });
const answers: GatewayAnswer[] = [paid, refused, ...whys.map(unknown)];

test('what is paid is the bill and its fee, out of the balance and to whom they belong', () => {
  expect(totalOf(pending)).toBe(31_990);
  const { amount, contra } = paymentEntry(pending);
  expect(amount).toBe(-31_990);
  expect(contra).toEqual([
    { account: 'institution:kent-su', amount: 31_840 },
    { account: 'fee-income', amount: 150 },
  ]);
});

test('a refund is the exact opposite of its payment, for any amounts', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 ** 12 }), fc.nat(10_000), fc.nat(10_000), (amount, fee, commission) => {
      const payment = { ...pending, amount: kurus(amount), fee: kurus(fee), commission: kurus(commission) };
      const [out, back] = [paymentEntry(payment), refundEntry(payment)];
      expect(sumKurus([out.amount, back.amount])).toBe(0);
      expect(sumKurus([out.commission ?? 0, back.commission ?? 0])).toBe(0);
      for (const { amount: whole, contra } of [out, back]) {
        expect(sumKurus([whole, ...contra.map((leg) => leg.amount)])).toBe(0);
      }
    }),
  );
});

test('paying a part pays that part', () => {
  expect(totalOf(startPayment(quote, 'ayseornek0', kurus(10_000), monday))).toBe(10_150);
});

/** What becomes of a payment: its state, and whether money goes back. */
function outcomeOf(payment: Payment, answer: GatewayAnswer, afterMs: number): string {
  const settlement = settle(payment, answer, later(monday, afterMs), 0.5);
  const money = settlement.outcome === 'refused' ? ' + refund' : '';
  return `${settlement.payment.state}${money}`;
}

describe('every answer to a payment that is', () => {
  const refusedOnce = { ...pending, isRefusedOnce: true, refusal: 'already-paid' };
  const late = { paid: 'paid', silent: 'manual', refused: 'refused + refund' };
  const early = { paid: 'paid', silent: 'pending', refused: 'refused + refund' };

  test.each<[string, Payment, number, { paid: string; refused: string; silent: string; forgotten?: string }]>([
    ['just sent', pending, 10_000, { ...early, refused: 'pending' }],
    ['just sent and refused once', refusedOnce, 10_000, early],
    ['past its settling window', pending, SETTLING_MS, early],
    [
      'past its settling window and refused once',
      refusedOnce,
      SETTLING_MS,
      { ...early, forgotten: 'refused + refund' },
    ],
    ['a day old', pending, MANUAL_AFTER_MS, late],
    ['a day old and refused once', refusedOnce, MANUAL_AFTER_MS, { ...late, forgotten: 'refused + refund' }],
    ['with staff', { ...pending, state: 'manual' }, MANUAL_AFTER_MS + 1, late],
  ])('%s', (_, payment, afterMs, expected) => {
    expect(outcomeOf(payment, paid, afterMs)).toBe(expected.paid);
    expect(outcomeOf(payment, refused, afterMs)).toBe(expected.refused);
    for (const why of whys) {
      const isForgotten = why === 'unknown-reference' && expected.forgotten !== undefined;
      expect([why, outcomeOf(payment, unknown(why), afterMs)]).toEqual([
        why,
        isForgotten ? expected.forgotten : expected.silent,
      ]);
    }
  });

  test.each(PaymentState.options.filter((state) => state !== 'pending' && state !== 'manual'))(
    '%s changes nothing any more',
    (state) => {
      const payment = { ...pending, state };
      for (const answer of answers) {
        for (const afterMs of [0, SETTLING_MS, MANUAL_AFTER_MS * 2]) {
          expect(settle(payment, answer, later(monday, afterMs), 0)).toEqual({ outcome: 'waiting', payment });
        }
      }
    },
  );
});

test('a settled payment keeps what settled it and is asked for no more', () => {
  expect(settle(pending, paid, aMoment, 0).payment).toMatchObject({
    state: 'paid',
    receipt: 'R-1',
    settledAt: aMoment,
  });
  const { payment } = settle({ ...pending, isRefusedOnce: true }, refused, aMoment, 0);
  expect(payment).toMatchObject({ state: 'refused', refusal: 'already-paid', settledAt: aMoment });
  for (const done of [settle(pending, paid, aMoment, 0).payment, payment]) expect(done).not.toHaveProperty('nextAskAt');
});

test('whatever a gateway says and in whatever order, money goes back at most once and only when nothing was paid', () => {
  const saying = fc.record({
    answer: fc.constantFrom(...answers),
    waitMs: fc.integer({ min: 0, max: MANUAL_AFTER_MS }),
  });
  fc.assert(
    fc.property(fc.array(saying, { maxLength: 30 }), (said) => {
      let payment: Payment = pending;
      let now = monday;
      let refunds = 0;
      for (const { answer, waitMs } of said) {
        now = later(now, waitMs);
        const settlement = settle(payment, answer, now, 0.5);
        payment = settlement.payment;
        if (settlement.outcome === 'refused') refunds += 1;
      }
      expect(refunds).toBe(payment.state === 'refused' ? 1 : 0);
      const firstPaid = said.findIndex(({ answer }) => answer.kind === 'paid');
      if (payment.state === 'refused' && firstPaid >= 0) {
        expect(said.slice(0, firstPaid).some(({ answer }) => answer.kind === 'refused')).toBe(true);
      }
    }),
  );
});

test('asks at growing distances, spread, and never further apart than a quarter of an hour', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.double({ min: 0, max: 0.999, noNaN: true }), (asks, spread) => {
      const { payment } = settle({ ...pending, asks }, unknown('timeout'), aMoment, spread);
      const waitMs = msOf(payment.nextAskAt ?? monday) - msOf(aMoment);
      const longestMs = Math.min(15 * 60_000, 5_000 * 2 ** asks);
      expect(waitMs).toBeGreaterThanOrEqual(longestMs / 2 - 1);
      expect(waitMs).toBeLessThanOrEqual(longestMs);
      expect(payment.asks).toBe(asks + 1);
    }),
  );
});

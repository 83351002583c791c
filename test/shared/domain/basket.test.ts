import fc from 'fast-check';
import { refuseOutOfOrder, refuseUnaffordable, startItem } from '../../../shared/domain/basket';
import { dayAfter, dayOf, Instant, later, startOf } from '../../../shared/domain/instant';
import { commissionOf, Institution } from '../../../shared/domain/institution';
import { kurus } from '../../../shared/domain/kurus';
import { emptyHead, type Head } from '../../../shared/domain/ledger';
import { type Payment, startPayment } from '../../../shared/domain/payment';
import { Refusal } from '../../../shared/domain/refusal';
import { agentNumber, anAgent, monday } from '../../support/builders';
import { aQuote, institutionNamed } from '../../support/payments';

const night = Instant.parse('2026-11-23T22:00:00.000Z');
const municipality = institutionNamed('numune-belediyesi');

function outcomeOf(run: () => unknown): string {
  try {
    run();
    return 'accepted';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe('an item', () => {
  test('of a closed institution with a wrong amount is refused for being closed first', () => {
    const item = { quote: aQuote({ institution: municipality.id }), part: kurus(0) };
    expect(outcomeOf(() => startItem(item, municipality, 'owner', night))).toBe('institution-closed');
    expect(outcomeOf(() => startItem(item, municipality, 'owner', monday))).toBe('amount-not-payable');
  });

  test('is started exactly within what bill and institution take', () => {
    const amounts = fc.integer({ min: 1, max: 20_000 });
    fc.assert(
      fc.property(
        fc.record({
          whole: amounts,
          least: fc.option(amounts),
          minimum: amounts,
          maximum: amounts,
          part: fc.option(amounts),
        }),
        ({ whole, least, minimum, maximum, part }) => {
          fc.pre(minimum <= maximum && (least === null || least <= whole));
          const institution = Institution.parse({ ...municipality, minimumKurus: minimum, maximumKurus: maximum });
          const quote = aQuote({
            institution: municipality.id,
            amount: kurus(whole),
            ...(least === null ? {} : { minimum: kurus(least) }),
          });
          const amount = part ?? whole;
          const isTaken =
            amount >= minimum &&
            amount <= maximum &&
            (amount === whole || (least !== null && amount >= least && amount < whole));
          const item = { quote, part: part === null ? undefined : kurus(part) };
          const outcome = outcomeOf(() => startItem(item, institution, 'owner', monday));
          expect(outcome).toBe(isTaken ? 'accepted' : 'amount-not-payable');
        },
      ),
      { numRuns: 500 },
    );
  });

  test('earns what was offered when paid whole, and what its part earns when paid in part', () => {
    const quote = aQuote({ institution: municipality.id, amount: kurus(100_000), minimum: kurus(1_000) });
    const commission = (part: number | undefined) =>
      startItem({ quote, part: part === undefined ? undefined : kurus(part) }, municipality, 'owner', monday)
        .commission;
    expect(commission(undefined)).toBe(quote.commission);
    expect(commission(50_000)).toBe(commissionOf(municipality, kurus(50_000), dayOf(monday)));
    expect(commission(50_000)).toBeLessThan(quote.commission);
  });
});

describe('the order of bills', () => {
  const [first, second, third] = (() => {
    const a = aQuote();
    const b = aQuote({ after: a.id });
    return [a, b, aQuote({ after: b.id })] as const;
  })();

  test.each([
    [[first], []],
    [[first, second, third], []],
    [[third, first, second], []],
    [[second], [first]],
    [[third], [second]],
    [[second, third], [first]],
  ])('is kept when no older one is left out (%#)', (fresh, paid) => {
    expect(outcomeOf(() => refuseOutOfOrder(fresh, new Set(paid.map(({ id }) => id))))).toBe('accepted');
  });

  test.each([
    [[second], []],
    [[first, third], []],
    [[second, third], []],
    [[third], [first]],
  ])('is broken when one is left out (%#)', (fresh, paid) => {
    expect(outcomeOf(() => refuseOutOfOrder(fresh, new Set(paid.map(({ id }) => id))))).toBe('oldest-first');
  });
});

describe('what an account can bear', () => {
  const headWith = (balance: number, paidToday: number): Head => ({
    ...emptyHead(agentNumber()),
    at: monday,
    balanceAfter: kurus(balance),
    paidToday: kurus(paidToday),
  });
  const payments = (amounts: readonly number[]): Payment[] =>
    amounts.map((amount) => startPayment(aQuote({ amount: kurus(amount) }), 'owner', undefined, monday));
  const FEE = 450;

  test('is exactly what balance and limit leave, the balance looked at first', () => {
    const amount = fc.integer({ min: 0, max: 50_000 });
    fc.assert(
      fc.property(
        amount,
        amount,
        amount,
        fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 15 }),
        (balance, paidToday, dailyLimit, amounts) => {
          const total = amounts.reduce((sum, one) => sum + one + FEE, 0);
          const agent = anAgent({ dailyLimit: kurus(dailyLimit) });
          const outcome = outcomeOf(() =>
            refuseUnaffordable(headWith(balance, paidToday), payments(amounts), agent, monday),
          );
          const isOverLimit = paidToday + total > dailyLimit;
          expect(outcome).toBe(total > balance ? 'insufficient-balance' : isOverLimit ? 'daily-limit' : 'accepted');
        },
      ),
      { numRuns: 300 },
    );
  });

  test('is told with what is missing, or what is left of the limit', () => {
    const agent = anAgent({ dailyLimit: kurus(30_000) });
    const refuse = (balance: number, paidToday: number) => () =>
      refuseUnaffordable(headWith(balance, paidToday), payments([10_000]), agent, monday);
    expect(refuse(10_000, 0)).toThrow(expect.objectContaining({ details: { missingKurus: FEE } }));
    expect(refuse(50_000, 25_000)).toThrow(expect.objectContaining({ details: { leftKurus: 5_000 } }));
    expect(refuse(50_000, 35_000)).toThrow(expect.objectContaining({ details: { leftKurus: 0 } }));
  });

  test('is 200,000 TL a day unless staff set another limit, and begins anew at Istanbul midnight', () => {
    const head = headWith(50_000_000, 19_990_000);
    const midnight = startOf(dayAfter(dayOf(monday)));
    const at = (now: Instant) => outcomeOf(() => refuseUnaffordable(head, payments([10_000]), anAgent(), now));
    expect(at(later(midnight, -1))).toBe('daily-limit');
    expect(at(midnight)).toBe('accepted');
  });
});

import pMap from 'p-map';
import { payBasket } from '../../../lambdas/bills/pay';
import { jittered } from '../../../lambdas/runtime/patience';
import { openLedger } from '../../../lambdas/stores/ledger';
import { kurus } from '../../../shared/domain/kurus';
import { Refusal } from '../../../shared/domain/refusal';
import { dice } from '../../support/descriptions';
import { withConflicts } from '../../support/meddling';
import { aQuote, openPaymentWorld, type PaymentWorld, promptCollections } from '../../support/payments';

const PAYMENTS = 1_000;
/** One process's own appends take turns; these race each other, and only the write's condition decides. */
const PROCESSES = 4;
const PRICE = kurus(100);

let world: PaymentWorld;
beforeAll(async () => {
  world = await openPaymentWorld();
});
afterAll(() => world.close());

test.each([0, 10, 50, 90])(
  'of a thousand payments at once, with %i % of the transactions in conflict, exactly the affordable half is made',
  async (percent) => {
    const agent = await world.addAgent((PAYMENTS / 2) * PRICE);
    const { roll } = dice(percent + 1);
    let transactions = 0;
    const processes = Array.from({ length: PROCESSES }, () => {
      const database = withConflicts(world.database, () => {
        transactions += 1;
        return roll(100) < percent;
      });
      return {
        ...world.dependencies(database),
        ledger: openLedger(database, jittered(20)),
        collections: promptCollections(world.clock.now),
      };
    });
    const started = performance.now();
    let busy = 0;
    const outcomes = await pMap(
      Array.from({ length: PAYMENTS }, (_, index) => index),
      async (index) => {
        const quote = aQuote({ agent: agent.number, amount: PRICE, fee: kurus(0) });
        const dependencies = processes[index % PROCESSES];
        if (dependencies === undefined) throw new Error('no process');
        for (;;) {
          try {
            const [payment] = await payBasket(
              [{ quote, part: undefined }],
              world.payer(agent),
              dependencies,
              world.clock.now(),
            );
            return payment?.state;
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
            if (error.code !== 'busy') return error.code;
            busy += 1;
          }
        }
      },
    );
    console.log(
      `${percent} %: ${transactions} transactions, ${busy} times busy, ${Math.round(performance.now() - started)} ms`,
    );
    const count = (outcome: string) => outcomes.filter((one) => one === outcome).length;
    expect({ paid: count('paid'), refused: count('insufficient-balance') }).toEqual({
      paid: PAYMENTS / 2,
      refused: PAYMENTS / 2,
    });
    const { balance, entries } = await world.account(agent);
    expect(transactions).toBeGreaterThan(PAYMENTS / 2);
    expect(balance).toBe(0);
    expect(entries).toHaveLength(1 + PAYMENTS / 2);
    for (const { balanceAfter } of entries) expect(balanceAfter).toBeGreaterThanOrEqual(0);
  },
  180_000,
);

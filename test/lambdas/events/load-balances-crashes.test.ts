import { openTransfers } from '../../../lambdas/stores/transfers';
import { plainPhone } from '../../../shared/domain/phone';
import { phoneNumber } from '../../support/builders';
import { crashAt } from '../../support/crashing';
import { type LoadingWorld, openLoadingWorld } from '../../support/loading-world';

const text = (shop: number) => `BAKIYE ${plainPhone(phoneNumber(shop))}`;

/** Five movements: three for the first shop, one for the second, one for staff. */
async function sendSome(world: LoadingWorld): Promise<void> {
  for (const shop of [1, 2, 1, 1]) world.send(text(shop));
  world.send('BAKIYE');
}

test.each([
  { isAfterEffect: false, isForGood: false, how: 'one step fails' },
  { isAfterEffect: true, isForGood: false, how: 'the answer of one step is lost' },
  { isAfterEffect: false, isForGood: true, how: 'everything ends before a step' },
  { isAfterEffect: true, isForGood: true, how: 'everything ends after a step' },
])('whichever step it is: when $how, the next run credits what is missing and nothing twice', async (crash) => {
  let steps = 0;
  for (let nth = 1; ; nth += 1) {
    const world = await openLoadingWorld({ shops: 2 });
    await sendSome(world);
    const { dependencies, hasCrashed } = crashAt(nth, crash, world.dependencies);
    await world.load(dependencies).catch((error: Error) => expect(error.message).toBe(`crashed at step ${nth}`));
    await world.load();
    const waiting = (await openTransfers(world.database).suspense(undefined, 10)).transfers;
    const outcome = { nth, balances: [await world.balanceOf(1), await world.balanceOf(2)], waiting: waiting.length };
    await world.close();
    expect(outcome).toEqual({ nth, balances: [30_000, 10_000], waiting: 1 });
    if (!hasCrashed()) break;
    steps = nth;
  }
  // List, cursor, read, known, registrations, four credits, one suspense, advance.
  expect(steps).toBe(11);
});

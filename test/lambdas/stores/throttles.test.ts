import { openThrottles, type Throttles } from '../../../lambdas/stores/throttles';
import { instant, later, msOf } from '../../../shared/domain/instant';
import { monday } from '../../support/builders';
import { freshDatabase } from '../../support/fresh-database';

let throttles: Throttles;
const QUARTER_MS = 15 * 60_000;
const limit = { name: 'sign-in', most: 3, windowMs: QUARTER_MS };
/** The beginning of a window. */
const start = instant(Math.floor(msOf(monday) / QUARTER_MS) * QUARTER_MS);

beforeEach(async () => {
  throttles = openThrottles(await freshDatabase());
});

test('lets as many through as the limit says and then tells how many seconds to wait', async () => {
  for (const second of [0, 1, 2]) await throttles.count(limit, 'phone', later(start, second * 1_000));
  const refused = throttles.count(limit, 'phone', later(start, 60_500));
  await expect(refused).rejects.toMatchObject({ code: 'too-many-attempts', details: { retryAfterSeconds: 840 } });
});

test('counts attempts at the same moment each', async () => {
  const attempts = await Promise.allSettled(Array.from({ length: 9 }, () => throttles.count(limit, 'phone', start)));
  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
});

test('begins anew with each window', async () => {
  for (const _ of [1, 2, 3]) await throttles.count(limit, 'phone', start);
  await expect(throttles.count(limit, 'phone', later(start, QUARTER_MS - 1))).rejects.toMatchObject({
    details: { retryAfterSeconds: 1 },
  });
  await throttles.count(limit, 'phone', later(start, QUARTER_MS));
});

test('counts whom and what apart', async () => {
  for (const _ of [1, 2, 3]) await throttles.count(limit, 'phone', start);
  await throttles.count(limit, 'other', start);
  await throttles.count({ ...limit, name: 'forgotten' }, 'phone', start);
  await expect(throttles.count(limit, 'phone', start)).rejects.toMatchObject({ code: 'too-many-attempts' });
});

import { openLimits } from '../../../lambdas/stores/limits';
import { kurus } from '../../../shared/domain/kurus';
import { defaultLimits } from '../../../shared/domain/limits';
import { freshDatabase } from '../../support/fresh-database';

test('limits are the defaults until somebody saves others', async () => {
  const limits = openLimits(await freshDatabase());
  expect(await limits.current()).toEqual({ ...defaultLimits, version: 0 });
  const lower = { ...defaultLimits, secondPersonAbove: kurus(500_000) };
  expect(await limits.save(lower, 0, [])).toBe(true);
  expect(await limits.current()).toEqual({ ...lower, version: 1 });
});

test('of two who saw the same limits only the first saves', async () => {
  const limits = openLimits(await freshDatabase());
  const [lower, higher] = [300_000, 900_000].map((most) => ({ ...defaultLimits, secondPersonAbove: kurus(most) }));
  if (lower === undefined || higher === undefined) throw new Error('two limits');
  const saved = await Promise.all([limits.save(lower, 0, []), limits.save(higher, 0, [])]);
  expect(saved.filter(Boolean)).toHaveLength(1);
  expect((await limits.current()).version).toBe(1);
  expect(await limits.save(lower, 0, [])).toBe(false);
});

import { dayOf, later, startOf } from '../../../shared/domain/instant';
import { monday } from '../../support/builders';
import { type ControlWorld, lineOf, openControlWorld } from '../../support/control-world';
import { type Death, mortal, unlessDead } from '../../support/crash';

const day = dayOf(monday);

/** A day whose statement lacks one transfer, tells another with a wrong amount, and has a line that nobody knows. */
async function aBadDay(world: ControlWorld) {
  const rows = [1, 2, 3, 0].map((shop, index) =>
    world.row(shop, 100_00 + index, later(startOf(day), 36_000_000 + index), `N${index}`),
  );
  await world.tell(...rows);
  const [, second, ...others] = rows.map((row) => lineOf(row));
  const lines = [{ ...second, amount: 9_00, text: second?.text ?? '' }, ...others, { amount: 5_00, text: 'YABANCI' }];
  return { day, opening: 1_000_00, lines };
}

/** What must be the same however often the process died: states, sums and findings, without the moments. */
async function outcomeOf(world: ControlWorld) {
  const control = await world.control(day);
  const findings = (await world.findings()).map(({ foundAt: _, ...finding }) => finding);
  return { ...control, at: undefined, findings };
}

/** Dies at its first point, then at its second, and so on, each run on what the ones before left, until one lives. */
async function dieAtEachPoint(
  world: ControlWorld,
  moment: Death['moment'],
  run: (on: ControlWorld['database']) => Promise<unknown>,
) {
  for (let point = 1; ; point += 1) {
    const process = mortal(world.database, globalThis.fetch, { point, moment });
    await unlessDead(process, () => run(process.database));
    if (!process.isDead()) return point - 1;
  }
}

test('wherever reading a statement or the night’s control dies, the next run ends where one that lived would', async () => {
  const calm = await openControlWorld();
  await calm.statement(await aBadDay(calm));
  await calm.night(day);
  const expected = await outcomeOf(calm);
  expect(expected).toMatchObject({ state: 'differing', differenceCount: 3 });
  expect(expected.findings).toHaveLength(3);
  for (const moment of ['before', 'after'] as const) {
    const world = await openControlWorld();
    const statement = await aBadDay(world);
    world.clock.set(later(startOf(day), 30 * 3_600_000));
    const deaths = [
      await dieAtEachPoint(world, moment, (on) => world.statement(statement, on)),
      await dieAtEachPoint(world, moment, (on) => world.night(day, on)),
    ];
    for (const count of deaths) expect(count).toBeGreaterThan(15);
    await world.night(day);
    expect(await outcomeOf(world)).toEqual(expected);
  }
});

import { isViolated } from './check';
import { reportOf } from './report';
import { creditTwice, loseRefunds, type Sabotage, skipRows, takeSilenceForRefusal } from './sabotage';
import { type Simulated, simulate } from './simulate';
import type { BusyTime } from './ticks';

/** Always the same day here: others are the business of `npm run simulate`. */
const seed = Number(process.env.SEED ?? 20261127);
const morning: BusyTime = { hour: 8, minute: 5, minutes: 6 };
const closingHour: BusyTime = { hour: 16, minute: 56, minutes: 6 };
const BALANCES = 'balances = loaded − paid + given back + commission';

test('a day of traffic with faults leaves every invariant standing', async () => {
  const simulated = await simulate({ seed, days: 1, agents: 4, busyTimes: [morning, closingHour], quietMinutes: 120 });
  expect(isViolated(simulated.checks) ? reportOf(simulated) : 'no invariant is broken').toBe('no invariant is broken');
  expect(simulated.checks.length).toBeGreaterThan(15);
}, 240_000);

describe('a broken product is found', () => {
  const brokenBy = async (sabotage: Sabotage, minutes = morning.minutes): Promise<Simulated> =>
    simulate({ seed: 5, days: 1, agents: 4, busyTimes: [{ ...morning, minutes }], quietMinutes: 1_440, sabotage });
  const namesOf = ({ checks }: Simulated) =>
    checks.filter(({ violations }) => violations.length > 0).map(({ name }) => name);

  test.each<[string, Sabotage, string[]]>([
    ['loadings posted twice', creditTwice, ['no cause is posted twice', BALANCES]],
    ['refunds that get lost', loseRefunds, [BALANCES]],
    ['silence taken for a refusal', takeSilenceForRefusal, ['what is paid here is paid there, and nothing else']],
  ])(
    '%s',
    async (_, sabotage, expected) => {
      expect(namesOf(await brokenBy(sabotage))).toEqual(expect.arrayContaining(expected));
    },
    240_000,
  );

  test('rows passed over, and the same in every run of a seed', async () => {
    const first = await brokenBy(skipRows, 2);
    expect(namesOf(first)).toContain('decided within five minutes of becoming visible');
    expect(await brokenBy(skipRows, 2)).toEqual(first);
  }, 240_000);
});

import { type Damage, damagesOf, judge, type Verdict } from '../../support/statement-damage';
import { type StatementFixture, statementFixtures } from '../../support/statements';

/** Every damage of every file takes minutes: `EXHAUSTIVE=1 npx jest test/lambdas/statements/damage`. */
const IS_EXHAUSTIVE = process.env.EXHAUSTIVE === '1';
const SAMPLES = 40;
const WHOLE = ['mt940-bare.sta', 'mt942-plain.sta', 'csv-signed.csv'];

const fixtures = statementFixtures();
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

if (IS_EXHAUSTIVE) jest.setTimeout(3_600_000);

/** Numbers from 0 up to `below`, the same for the same seed (Park and Miller). */
function dice(start: number): (below: number) => number {
  let state = (start % 2_147_483_646) + 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

async function tally(fixture: StatementFixture, damages: Iterable<Damage>) {
  const counts = new Map<Verdict, number>();
  const silent: string[] = [];
  for (const damage of damages) {
    const verdict = await judge(fixture, damage);
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    if (verdict === 'silent') silent.push(`${fixture.name}: ${damage.name}`);
  }
  return { counts, silent };
}

function* every({ bytes }: StatementFixture): Generator<Damage> {
  const { count, make } = damagesOf(bytes);
  for (let index = 0; index < count; index += 1) yield make(index);
}

function* some({ bytes }: StatementFixture, roll: (below: number) => number): Generator<Damage> {
  const { count, make } = damagesOf(bytes);
  for (let left = SAMPLES; left > 0; left -= 1) yield make(roll(count));
}

test(`no damage changes money unnoticed (seed ${seed}${IS_EXHAUSTIVE ? ', every damage of every file' : ''})`, async () => {
  const roll = dice(seed);
  const all = new Map<Verdict, number>();
  const silent: string[] = [];
  for (const fixture of fixtures) {
    const isWhole = IS_EXHAUSTIVE || WHOLE.includes(fixture.name);
    const outcome = await tally(fixture, isWhole ? every(fixture) : some(fixture, roll));
    for (const [verdict, count] of outcome.counts) all.set(verdict, (all.get(verdict) ?? 0) + count);
    silent.push(...outcome.silent);
  }
  console.info(`damaged statement files, seed ${seed}: ${JSON.stringify(Object.fromEntries(all))}`);
  expect(silent).toEqual([]);
  expect(all.get('refused')).toBeGreaterThan(0);
});

import type { Database } from '../../lambdas/stores/database';
import { type Meter, meterOf } from '../support/meter';
import { creditCost } from './credit-cost';
import type { Figure } from './figure';
import { listCost } from './list-cost';
import { overviewCost } from './overview-cost';
import { pageCost } from './page-cost';
import { payCost } from './pay-cost';
import { settleCost } from './settle-cost';
import { signInCost } from './sign-in-cost';

type MeteredBench = (database: Database, meter: Meter) => Promise<Figure[]>;

const benches: readonly MeteredBench[] = [
  creditCost,
  payCost,
  settleCost,
  signInCost,
  pageCost,
  listCost,
  overviewCost,
];

/** Everything with a price at DynamoDB, metered on empty tables. */
export async function meterOperations(database: Database): Promise<Figure[]> {
  const meter = meterOf(database);
  const figures: Figure[] = [];
  for (const bench of benches) figures.push(...(await bench(database, meter)));
  return figures;
}

import pMap from 'p-map';
import type { AgentNumber } from '../../shared/domain/agent';
import { addTotals, type BankTotal } from '../../shared/domain/clearing';
import type { DayEnd } from '../../shared/domain/day-end';
import { type Day, dayAfter } from '../../shared/domain/instant';
import { addTimes, NO_TIMES } from '../../shared/domain/loading-times';
import { logger } from '../runtime/observe';
import type { Clearings } from '../stores/clearings';
import type { DayEnds } from '../stores/day-ends';
import type { LoadingDays } from '../stores/loading-days';

export interface ClearingDependencies {
  readonly dayEnds: Pick<DayEnds, 'list' | 'closedTo'>;
  readonly clearings: Pick<Clearings, 'record' | 'latest'>;
  readonly loadingDays: Pick<LoadingDays, 'close'>;
}

const AGENTS_AT_ONCE = 16;
/** Before the first sum, and after a long silence, so many days are made up for. */
const MADE_UP_DAYS = 7;

/**
 * Sums the company accounts' clearing of each day that every agent is closed for, up to one, and how long the day's loadings
 * took, out of the agents' day ends, which were folded from the ledger. Costs one small read for each agent and day, once.
 */
export async function sumClearings(
  upTo: Day,
  allAgents: () => Promise<readonly AgentNumber[]>,
  { dayEnds, clearings, loadingDays }: ClearingDependencies,
): Promise<void> {
  const [closedTo, latest] = [await dayEnds.closedTo(), await clearings.latest()];
  const earliest = dayAfter(upTo, 1 - MADE_UP_DAYS);
  let day = latest !== undefined && latest >= earliest ? dayAfter(latest) : earliest;
  if (closedTo === undefined || day > upTo) return;
  const agents = await allAgents();
  for (; day <= upTo && day <= closedTo; day = dayAfter(day)) {
    const ends = await endsOf(day, agents, dayEnds);
    const times = ends.map(({ loadingTimes = NO_TIMES }) => loadingTimes).reduce(addTimes, NO_TIMES);
    await loadingDays.close({ day, times });
    const totals = totalsOf(ends);
    if (totals === undefined) logger.error('the day was closed before clearing was summed', { day });
    else await clearings.record({ day, totals });
  }
}

async function endsOf(day: Day, agents: readonly AgentNumber[], dayEnds: Pick<DayEnds, 'list'>): Promise<DayEnd[]> {
  return (await pMap(agents, (agent) => dayEnds.list(agent, day, day), { concurrency: AGENTS_AT_ONCE })).flat();
}

/** Undefined when some agent's day was closed before days told what they moved on bank accounts. */
function totalsOf(ends: readonly DayEnd[]): BankTotal[] | undefined {
  const banks = ends.map((end) => end.banks);
  return banks.includes(undefined) ? undefined : addTotals(banks.flatMap((totals) => totals ?? []));
}

import type { AgentNumber } from '../../shared/domain/agent';
import { endDay, foldDays } from '../../shared/domain/day-end';
import type { Instant } from '../../shared/domain/instant';
import { type Kurus, kurus } from '../../shared/domain/kurus';
import type { DayEnds } from '../stores/day-ends';
import type { Ledger } from '../stores/ledger';

interface CommissionDependencies {
  readonly ledger: Pick<Ledger, 'chain'>;
  readonly dayEnds: Pick<DayEnds, 'latest'>;
}

/** What the days that are not closed yet have earned, today among them: exactly what the nightly duty will post for them. */
export async function commissionDue(
  agent: AgentNumber,
  now: Instant,
  { ledger, dayEnds }: CommissionDependencies,
): Promise<Kurus> {
  let before = await dayEnds.latest(agent);
  let due = 0;
  for await (const folded of foldDays(agent, before, ledger.chain(agent, before?.lastSeq))) {
    const dayEnd = endDay(folded, before, now);
    due += dayEnd.commission;
    before = dayEnd;
  }
  return kurus(due);
}

import { type AwaitedReturn, isSeen, unseenReturn } from '../../shared/domain/awaited-return';
import { identityOf, mendFinding } from '../../shared/domain/finding';
import { type Instant, later } from '../../shared/domain/instant';
import { logger } from '../runtime/observe';
import type { Findings } from '../stores/findings';
import type { Returns } from '../stores/returns';
import type { Transfers } from '../stores/transfers';

export interface ReturnDependencies {
  readonly returns: Returns;
  readonly transfers: Pick<Transfers, 'outgoing'>;
  readonly findings: Pick<Findings, 'add' | 'find' | 'close'>;
  readonly now: () => Instant;
}

/** What a run found. `failed` ones are looked at again by the next. */
export interface WatchedReturns {
  readonly seen: number;
  readonly told: number;
  readonly failed: number;
}

/** Every return is looked at as if it were so old: its finding, where there is one, has the same name then. */
const FOREVER_MS = 10 * 365 * 86_400_000;

/**
 * Looks for the outgoing row of every return to a sender. One whose row came is looked for no more, and its finding closes
 * by itself; one without a row after a day is a finding, and what staff close is looked for no more either.
 */
export async function watchReturns(dependencies: ReturnDependencies): Promise<WatchedReturns> {
  const counts = { seen: 0, told: 0, waiting: 0, failed: 0 };
  for await (const awaited of dependencies.returns.all()) {
    try {
      counts[await watch(awaited, dependencies)] += 1;
    } catch (error) {
      counts.failed += 1;
      logger.error('return not looked for', { account: awaited.account, error: error as Error });
    }
  }
  const { waiting: _, ...told } = counts;
  return told;
}

async function watch(
  awaited: AwaitedReturn,
  { returns, transfers, findings, now }: ReturnDependencies,
): Promise<'seen' | 'told' | 'waiting'> {
  const at = now();
  const named = unseenReturn(awaited, later(at, FOREVER_MS));
  const told = named === undefined ? undefined : await findings.find(identityOf(named));
  if (isSeen(awaited, await transfers.outgoing(awaited.account, awaited.bankReference))) {
    if (told?.state === 'open') await findings.close(mendFinding(told, at, 'İadenin çıkışı görüldü'), []);
    await returns.end(awaited);
    return 'seen';
  }
  if (told?.state === 'closed') {
    await returns.end(awaited);
    return 'waiting';
  }
  const finding = unseenReturn(awaited, at);
  if (finding === undefined) return 'waiting';
  return (await findings.add(finding)) === 'added' ? 'told' : 'waiting';
}

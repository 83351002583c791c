import { type Closure, isOver, payoutOf } from '../../shared/domain/closure';
import type { Instant } from '../../shared/domain/instant';
import { kurus } from '../../shared/domain/kurus';
import { formatLira } from '../../shared/domain/lira';
import { logger } from '../runtime/observe';
import type { Audit } from '../stores/audit';
import type { BankAccounts } from '../stores/bank-accounts';
import type { Closures } from '../stores/closures';
import type { Ledger } from '../stores/ledger';
import type { Proposals } from '../stores/proposals';
import type { Part } from '../stores/transact';
import { tellOf } from './delete-papers';

export interface PayOutDependencies {
  readonly closures: Closures;
  readonly ledger: Pick<Ledger, 'newest'>;
  readonly proposals: Pick<Proposals, 'find' | 'makeCauses'>;
  readonly bankAccounts: Pick<BankAccounts, 'list'>;
  readonly audit: Pick<Audit, 'writes'>;
  readonly transact: (parts: readonly Part[]) => Promise<void>;
  readonly mintId: (at: Instant) => string;
  readonly now: () => Instant;
}

/** What a run proposed. `failed` ones are tried again at the next run. */
export interface PaidOut {
  readonly proposed: number;
  readonly failed: number;
}

/**
 * What came to a closed account after its closing (the last days' commission, a refund that was late, a payout that was
 * declined) is proposed to be paid out as well. One proposal waits at a time; the next is made when it is decided and
 * something is left. Two months after the closing an empty account is looked at no more.
 */
export async function payOutRests(dependencies: PayOutDependencies): Promise<PaidOut> {
  let proposed = 0;
  let failed = 0;
  for await (const closure of dependencies.closures.all()) {
    try {
      if (await payOutRest(closure, dependencies)) proposed += 1;
    } catch (error) {
      failed += 1;
      logger.error('rest not proposed', { agent: closure.agent, error: error as Error });
    }
  }
  return { proposed, failed };
}

async function payOutRest(closure: Closure, dependencies: PayOutDependencies): Promise<boolean> {
  const { closures, ledger, proposals, bankAccounts, mintId, transact, now } = dependencies;
  const at = now();
  const balance = (await ledger.newest(closure.agent))?.balanceAfter ?? kurus(0);
  const last = closure.proposal === undefined ? undefined : await proposals.find(closure.proposal);
  if (last?.state === 'waiting') return false;
  if (balance <= 0) {
    if (isOver(closure, balance, at)) await transact([{ writes: [closures.endWrite(closure)], otherwise: 'busy' }]);
    return false;
  }
  const payer = (await bankAccounts.list()).find(({ isShown, currency }) => isShown && currency === 'TRY');
  const proposal = payoutOf(closure, balance, payer?.id, { id: mintId(at), at });
  const details = { proposal: proposal.id, amount: formatLira(balance), case: closure.case };
  await transact([
    {
      writes: [
        ...proposals.makeCauses(proposal).map(({ write }) => write),
        closures.changeWrite(closure, { ...closure, proposal: proposal.id }),
      ],
      otherwise: 'changed-meanwhile',
    },
    { writes: tellOf(`agent:${closure.agent}`, 'proposal.made', details, at, dependencies), otherwise: 'busy' },
  ]);
  return true;
}

import type { Claim, ClaimOutcome } from '../../shared/domain/claim';
import { claimTransfer } from '../../shared/domain/decide-transfer';
import { dayAfter, startOf } from '../../shared/domain/instant';
import type { Transfer } from '../../shared/domain/transfer';
import type { Claims } from '../stores/claims';
import { CauseRejected, type Ledger } from '../stores/ledger';
import type { Transfers } from '../stores/transfers';
import { hasLoaded } from './list-loadings';

interface ClaimDependencies {
  readonly claims: Pick<Claims, 'make'>;
  readonly transfers: Pick<Transfers, 'waitingOn' | 'moveCauses'>;
  readonly ledger: Pick<Ledger, 'list' | 'appendAll'>;
}

/** A transfer is credited within minutes, or by staff within days. */
const LOADED_WITHIN_DAYS = 8;

/** Looks for what an agent claims, keeps the claim, and puts the one transfer that fits at the top of the desk. */
export async function claim(claimed: Claim, dependencies: ClaimDependencies): Promise<ClaimOutcome> {
  const { agent, account, day, amount } = claimed;
  const range = { from: startOf(day), before: startOf(dayAfter(day, LOADED_WITHIN_DAYS)) };
  if (await hasLoaded(agent, { account, amount }, range, dependencies)) return 'loaded';
  await dependencies.claims.make(claimed);
  const fitting = await dependencies.transfers.waitingOn(day, account, amount);
  const [only, ...others] = fitting;
  if (only === undefined) return 'not-seen';
  if (others.length > 0) return 'several';
  await put(only, claimed, dependencies);
  return 'found';
}

/** Somebody who decides about it at this moment has it before their eyes anyway, and the claim beside it. */
async function put(transfer: Transfer, { agent, at }: Claim, { transfers, ledger }: ClaimDependencies): Promise<void> {
  const after = claimTransfer(transfer, agent);
  if (after === transfer) return;
  try {
    await ledger.appendAll([], transfers.moveCauses(transfer, after), () => at);
  } catch (error) {
    if (!(error instanceof CauseRejected)) throw error;
  }
}

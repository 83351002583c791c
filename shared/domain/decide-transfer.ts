import type { AgentNumber } from './agent';
import { creditEntry } from './credit';
import { type Instant, later } from './instant';
import { kurus } from './kurus';
import type { EntryDraft, Head } from './ledger';
import { MOST_SHARES } from './most-shares';
import { Refusal } from './refusal';
import { bankClearing, type Decision, type Share, type Transfer, transferReference } from './transfer';

/** How long staff may take a decision back. */
export const UNDO_WITHIN_MS = 5 * 60_000;

/** An entry for an agent's account. It may look at the account's end, and refuse. */
export interface AgentPosting {
  readonly agent: AgentNumber;
  readonly decide: (head: Head) => EntryDraft;
}

/** A transfer moved on by staff, and what that posts. */
export interface Decided {
  readonly transfer: Transfer;
  readonly postings: readonly AgentPosting[];
}

/** Whether a transfer can become anybody's balance: incoming lira. */
export function isCreditable({ amount, currency }: Pick<Transfer, 'amount' | 'currency'>): boolean {
  return amount > 0 && currency === 'TRY';
}

/**
 * Refuses `transfer-moved` unless the transfer waits in suspense, `awaiting-approval` while a second person is asked, and
 * `not-creditable` for what is no incoming lira; then `wrong-shares` unless every agent is there once and the shares add
 * up to the amount.
 */
export function refuseCredit(transfer: Transfer, shares: readonly Share[]): void {
  refuseUndecidable(transfer);
  if (!isCreditable(transfer)) throw new Refusal('not-creditable');
  const agents = new Set(shares.map(({ agent }) => agent));
  // Not `sumKurus`: what is beyond exact numbers is a wrong share, no bug; positive ones cannot come back to the amount.
  const isWhole = shares.reduce((sum, { amount }) => sum + amount, 0) === transfer.amount;
  const areFew = shares.length >= 1 && shares.length <= MOST_SHARES && agents.size === shares.length;
  if (!isWhole || !areFew || shares.some(({ amount }) => amount <= 0)) throw new Refusal('wrong-shares');
}

/** Credits a transfer to one agent, or splits it over several, each with an entry of its own. Refuses as `refuseCredit`. */
export function creditShares(transfer: Transfer, shares: readonly Share[], bank: string, decision: Decision): Decided {
  refuseCredit(transfer, shares);
  const [first, ...others] = shares;
  const only = others.length === 0 ? first?.agent : undefined;
  const credited: Transfer = {
    ...moved(transfer),
    state: 'credited',
    creditedAt: decision.at,
    shares: [...shares],
    decision,
    ...(only === undefined ? {} : { agent: only }),
  };
  const postings = shares.map(({ agent, amount }) => ({
    agent,
    decide: () => ({ ...creditEntry({ ...transfer, agent, amount }, bank), by: decision.by.id }),
  }));
  return { transfer: credited, postings };
}

/** The money goes back to its sender, under the bank's reference of the outgoing transfer. Refuses as `refuseUndecidable`. */
export function returnToSender(transfer: Transfer, decision: Decision & { bankReference: string }): Decided {
  refuseUndecidable(transfer);
  return { transfer: { ...moved(transfer), state: 'returned', decision }, postings: [] };
}

/** The transfer is nobody's business here, with a reason. Refuses as `refuseUndecidable`. */
export function ignoreTransfer(transfer: Transfer, decision: Decision): Decided {
  refuseUndecidable(transfer);
  return { transfer: { ...moved(transfer), state: 'ignored', decision }, postings: [] };
}

/**
 * Takes the staff's decision back: the transfer waits in suspense again, and every share leaves its agent by an
 * adjustment. Refuses `transfer-moved` where no decision of the staff stands, `too-late-to-undo` after five minutes, and
 * `undo-spent` when an agent's balance no longer covers its share.
 */
export function undoDecision(transfer: Transfer, by: Decision['by'], at: Instant): Decided {
  const { decision, shares = [], ...rest } = transfer;
  if (decision === undefined || transfer.state === 'suspense') throw new Refusal('transfer-moved');
  if (at > undoableUntil(decision)) throw new Refusal('too-late-to-undo');
  const { agent: _, creditedAt: __, ...waiting } = moved(rest);
  const postings = shares.map(({ agent, amount }) => ({
    agent,
    decide: (head: Head): EntryDraft => {
      if (head.balanceAfter < amount) throw new Refusal('undo-spent', { agent });
      return {
        kind: 'adjustment',
        amount: kurus(-amount),
        contra: [{ account: bankClearing(transfer.account), amount }],
        reference: transferReference(transfer),
        note: 'Yükleme geri alındı',
        by: by.id,
      };
    },
  }));
  return { transfer: { ...waiting, state: 'suspense' }, postings };
}

/** Until when a decision can be taken back. */
export function undoableUntil({ at }: Pick<Decision, 'at'>): Instant {
  return later(at, UNDO_WITHIN_MS);
}

/** The transfer held for a second person's word on a proposal. Refuses as `refuseUndecidable`. */
export function holdFor(transfer: Transfer, proposal: string): Transfer {
  refuseUndecidable(transfer);
  return { ...moved(transfer), proposal };
}

/** The transfer as a proposal found it: the second person has spoken. Refuses `transfer-moved` for another proposal's. */
export function release(transfer: Transfer, proposal: string): Transfer {
  const { proposal: held, ...rest } = transfer;
  if (held !== proposal) throw new Refusal('transfer-moved');
  return moved(rest);
}

/** The most agents whose claim is remembered at one transfer: more than one is a matter for staff anyway. */
const MOST_CLAIMS = 20;

/** The transfer with the agent's word that it is theirs; the same transfer where that is known. Refuses `transfer-moved`. */
export function claimTransfer(transfer: Transfer, agent: AgentNumber): Transfer {
  const { state, claimedBy = [] } = transfer;
  if (state !== 'suspense') throw new Refusal('transfer-moved');
  if (claimedBy.includes(agent) || claimedBy.length >= MOST_CLAIMS) return transfer;
  return { ...moved(transfer), claimedBy: [...claimedBy, agent] };
}

/** Refuses `transfer-moved` unless the transfer waits in suspense, and `awaiting-approval` while a second person is asked. */
function refuseUndecidable({ state, proposal }: Transfer): void {
  if (state !== 'suspense') throw new Refusal('transfer-moved');
  if (proposal !== undefined) throw new Refusal('awaiting-approval');
}

function moved(transfer: Transfer): Transfer {
  return { ...transfer, moves: (transfer.moves ?? 0) + 1 };
}

import pMap from 'p-map';
import type { PhoneRegistration } from '../../shared/domain/agent';
import type { BankAccount } from '../../shared/domain/bank-account';
import { creditEntry, transferOf } from '../../shared/domain/credit';
import type { Instant } from '../../shared/domain/instant';
import type { Movement } from '../../shared/domain/movement';
import type { IdentifiedMovement } from '../../shared/domain/movement-identity';
import type { Phone } from '../../shared/domain/phone';
import { type Transfer, transferReference } from '../../shared/domain/transfer';
import { candidateIban, candidatePhones, type Match, matchTransfer } from '../../shared/domain/transfer-match';
import type { Sms } from '../gateways/sms';
import { logger } from '../runtime/observe';
import type { Agents } from '../stores/agents';
import { type Cause, CauseRejected, type Ledger } from '../stores/ledger';
import type { Transfers } from '../stores/transfers';
import { type IbanDependencies, ibanOwners } from './iban-owners';
import { tellLoadings } from './tell-loading';

export interface DecideDependencies extends IbanDependencies {
  readonly transfers: Pick<Transfers, 'known' | 'findAll' | 'creditWrite' | 'record' | 'recordCauses' | 'noteOutgoing'>;
  readonly agents: Pick<Agents, 'registrations'>;
  readonly ledger: Pick<Ledger, 'append' | 'appendAll'>;
  readonly sms: Sms;
  readonly now: () => Instant;
}

export interface Decided {
  readonly movement: Movement;
  readonly match: Match;
  /** Whether the agent's user wants to hear of the loading. */
  readonly wantsSms: boolean;
}

export interface Outcome {
  readonly movement: Movement;
  readonly result: Transfer['state'] | 'known' | 'failed';
}

/** What became of a reading's rows. */
export interface Handled {
  readonly outcomes: readonly Outcome[];
  /** Rows found to be movements that another feed told. */
  readonly paired: number;
  /** Rows told to staff because no other feed knows of them. */
  readonly foundAlone: number;
}

/** Agents handled at a time; the movements of one agent go one after another, so that they do not race each other. */
const AGENTS_AT_ONCE = 8;

/** What becomes of movements that nobody decided yet, by the phones and IBANs registered now. */
export async function matchAll(
  fresh: readonly IdentifiedMovement[],
  dependencies: Pick<DecideDependencies, 'agents' | keyof IbanDependencies>,
): Promise<Decided[]> {
  const phones = fresh.flatMap(({ movement }) => candidatePhones(movement));
  const registrations = await dependencies.agents.registrations(phones);
  const byPhone = new Map<Phone, PhoneRegistration>(registrations.map((found) => [found.phone, found]));
  const owners = await ibanOwners(
    fresh.map(({ movement }) => movement),
    dependencies,
  );
  return fresh.map(({ movement, isPossibleRepeat }) => {
    const ibanOwner = owners.get(candidateIban(movement));
    const match = matchTransfer(movement, (phone) => byPhone.get(phone), { isPossibleRepeat, ibanOwner });
    const phone = match.outcome === 'credit' ? match.phone : undefined;
    return { movement, match, wantsSms: phone !== undefined && byPhone.get(phone)?.wantsLoadingSms === true };
  });
}

/** Decides movements of one feed that nobody decided yet, and tells those who want to hear of it. */
export async function decideAll(
  account: BankAccount,
  feed: string,
  fresh: readonly IdentifiedMovement[],
  dependencies: DecideDependencies,
): Promise<Outcome[]> {
  const decided = await matchAll(fresh, dependencies);
  const results = await pMap(
    groupByAgent(decided),
    async (group) => {
      const outcomes: (Outcome & Decided)[] = [];
      for (const one of group) outcomes.push({ ...one, result: await settle(account, feed, one, dependencies) });
      return outcomes;
    },
    { concurrency: AGENTS_AT_ONCE },
  );
  const outcomes = results.flat();
  await tellCredited(outcomes, dependencies.sms);
  return outcomes;
}

/** Tells the loadings among these that somebody wants to hear of. */
export async function tellCredited(outcomes: readonly (Outcome & Decided)[], sms: Sms): Promise<void> {
  const told = outcomes.flatMap(({ movement, result, match, wantsSms }) => {
    const phone = match.outcome === 'credit' ? match.phone : undefined;
    return result === 'credited' && wantsSms && phone !== undefined ? [{ phone, amount: movement.amount }] : [];
  });
  await tellLoadings(told, sms);
}

/** Credits of one agent together, in the feed's order; every other movement by itself. */
function groupByAgent(decided: readonly Decided[]): Decided[][] {
  const groups = new Map<string, Decided[]>();
  for (const one of decided) {
    const key = one.match.outcome === 'credit' ? one.match.agent : `movement ${one.movement.id}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

/** Makes one decision take effect, once: whoever comes second finds it known. */
async function settle(
  { bank }: BankAccount,
  feed: string,
  { movement, match }: Decided,
  { ledger, transfers, now }: DecideDependencies,
): Promise<Outcome['result']> {
  const transfer = transferOf(movement, match, now(), feed);
  try {
    if (match.outcome !== 'credit') {
      if (match.outcome === 'ignore' && match.reason === 'debit') await transfers.noteOutgoing(movement);
      const recorded = await transfers.record(transfer);
      return recorded === 'recorded' ? transfer.state : 'known';
    }
    const posting = {
      entry: creditEntry({ ...transfer, agent: match.agent }, bank),
      cause: transfers.creditWrite(transfer),
    };
    await ledger.append(match.agent, () => [posting], now);
    return 'credited';
  } catch (error) {
    if (error instanceof CauseRejected) return 'known';
    return failed(movement, error);
  }
}

/**
 * Makes one decision take effect together with what guards it: all or nothing. Whose guard was rejected (`lost`) read
 * before somebody else decided, and must read again.
 */
export async function settleGuarded(
  { bank }: BankAccount,
  feed: string,
  { movement, match }: Decided,
  guards: readonly Cause[],
  { ledger, transfers, now }: DecideDependencies,
): Promise<Outcome['result'] | 'lost'> {
  const transfer = transferOf(movement, match, now(), feed);
  try {
    if (match.outcome === 'ignore' && match.reason === 'debit') await transfers.noteOutgoing(movement);
    const parts =
      match.outcome === 'credit'
        ? [{ account: match.agent, decide: () => creditEntry({ ...transfer, agent: match.agent }, bank) }]
        : [];
    await ledger.appendAll(parts, [...transfers.recordCauses(transfer), ...guards], now);
    return transfer.state;
  } catch (error) {
    if (!(error instanceof CauseRejected)) return failed(movement, error);
    return error.references.includes(transferReference(transfer)) ? 'known' : 'lost';
  }
}

function failed(movement: Movement, error: unknown): 'failed' {
  logger.error('movement not handled', { account: movement.account, movement: movement.id, error: error as Error });
  return 'failed';
}

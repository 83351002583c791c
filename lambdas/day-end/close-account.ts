import type { AgentNumber } from '../../shared/domain/agent';
import { movesBank, totalLegs } from '../../shared/domain/clearing';
import { commissionEntry, type DayEnd, endDay, foldDays } from '../../shared/domain/day-end';
import { type Day, dayOf, type Instant } from '../../shared/domain/instant';
import { type Kurus, kurus } from '../../shared/domain/kurus';
import { type Break, type Entry, emptyHead, findBreak, type Head } from '../../shared/domain/ledger';
import { readTransferReference, type Transfer, transferReference } from '../../shared/domain/transfer';
import type { DayEnds } from '../stores/day-ends';
import type { Findings } from '../stores/findings';
import { CauseRejected, type Ledger } from '../stores/ledger';
import type { Transfers } from '../stores/transfers';
import { type RememberDependencies, rememberSenders } from './remember-senders';
import { timesTaken } from './times-taken';

export interface CloseDependencies extends RememberDependencies {
  readonly ledger: Pick<Ledger, 'append' | 'chain'>;
  readonly dayEnds: DayEnds;
  readonly findings: Pick<Findings, 'add'>;
  readonly transfers: Pick<Transfers, 'findAll'>;
  readonly now: () => Instant;
}

/** What closing an account's days came to. */
export interface AccountClosing {
  readonly days: number;
  /** Posted by this run. */
  readonly commission: Kurus;
  readonly broken: number;
}

/**
 * Closes every day of an account that is over (up to `upTo`) and open: proves its entries, writes its day end, and posts
 * its commission in the same transaction. A broken entry becomes a finding and stops nothing: the day's totals are those
 * of the entries as they stand. `timedFeeds` (account and feed) tell the hour of what they tell. Running it again, or twice at once, posts nothing twice: the day end is the cause.
 */
export async function closeAccount(
  agent: AgentNumber,
  upTo: Day,
  timedFeeds: ReadonlySet<string>,
  dependencies: CloseDependencies,
): Promise<AccountClosing> {
  const { ledger, dayEnds, now } = dependencies;
  let before = await dayEnds.latest(agent);
  const closing = { days: 0, commission: kurus(0), broken: 0 };
  if (before !== undefined && before.day >= upTo) return closing;

  const breaks: Break[] = [];
  const banked: Entry[] = [];
  const entries = until(upTo, ledger.chain(agent, before?.lastSeq));
  const proved = gather(banked, prove(before?.head ?? emptyHead(agent), entries, breaks));
  for await (const folded of foldDays(agent, before, proved)) {
    const found = breaks.filter(({ seq }) => seq <= folded.summary.lastSeq).slice(closing.broken);
    await tellBreaks(found, folded.summary.day, dependencies);
    const moving = banked.splice(0, banked.filter(({ seq }) => seq <= folded.summary.lastSeq).length);
    const transfers = await transfersOf(moving, dependencies);
    await rememberSenders(moving, transfers, dependencies);
    const banks = totalLegs(moving, (reference) => dayOfBooking(transfers.get(reference)));
    const loadings = timesTaken(moving, transfers, timedFeeds);
    const dayEnd = endDay(folded, before, now(), { banks, loadings });
    if ((await close(dayEnd, dependencies)) === 'closed') {
      closing.days += 1;
      closing.commission = kurus(closing.commission + dayEnd.commission);
    }
    closing.broken += found.length;
    before = dayEnd;
  }
  return closing;
}

async function close(dayEnd: DayEnd, { ledger, dayEnds, now }: CloseDependencies): Promise<'closed' | 'known'> {
  const entry = commissionEntry(dayEnd);
  if (entry === undefined) return dayEnds.close(dayEnd);
  try {
    await ledger.append(dayEnd.agent, () => [{ entry, cause: dayEnds.closeWrite(dayEnd) }], now);
    return 'closed';
  } catch (error) {
    if (error instanceof CauseRejected) return 'known';
    throw error;
  }
}

/** The entries up to the end of a day: what comes later is left for the day it belongs to. */
async function* until(day: Day, entries: AsyncIterable<Entry>): AsyncGenerator<Entry> {
  for await (const entry of entries) {
    if (dayOf(entry.at) > day) return;
    yield entry;
  }
}

/** The entries as they come, each proved to follow from the one before; what does not is noted and passed on. */
async function* prove(head: Head, entries: AsyncIterable<Entry>, breaks: Break[]): AsyncGenerator<Entry> {
  let last = head;
  for await (const entry of entries) {
    const broken = findBreak(last, entry);
    if (broken !== undefined) breaks.push(broken);
    last = entry;
    yield entry;
  }
}

/** The entries as they come, those that move something on a bank account noted on the way. */
async function* gather(banked: Entry[], entries: AsyncIterable<Entry>): AsyncGenerator<Entry> {
  for await (const entry of entries) {
    if (movesBank(entry)) banked.push(entry);
    yield entry;
  }
}

/** The transfers that caused entries, by their references. */
async function transfersOf(
  entries: readonly Entry[],
  { transfers }: Pick<CloseDependencies, 'transfers'>,
): Promise<Map<string, Transfer>> {
  const keys = entries.flatMap(({ reference }) => readTransferReference(reference) ?? []);
  const found = keys.length === 0 ? [] : await transfers.findAll(keys);
  return new Map(found.map((transfer) => [transferReference(transfer), transfer]));
}

function dayOfBooking(transfer: Transfer | undefined): Day | undefined {
  return transfer === undefined ? undefined : dayOf(transfer.bookedAt);
}

async function tellBreaks(breaks: readonly Break[], day: Day, { findings, now }: CloseDependencies): Promise<void> {
  for (const { account, seq, reason } of breaks) {
    await findings.add({
      day,
      kind: 'ledger-broken',
      agent: account,
      reference: String(seq),
      reason,
      foundAt: now(),
      state: 'open',
    });
  }
}

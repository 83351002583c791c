import type { BankAccount } from '../../shared/domain/bank-account';
import { aroundDay, type ComparedDay, compareDay, isFileFeed, namesOf } from '../../shared/domain/compare-day';
import {
  type Awaited,
  balancesOn,
  ControlDifference,
  type ControlHead,
  creditedUpTo,
  type DayBalances,
  type DayControl,
  MOST_DIFFERENCES,
  movedByMidnight,
  stateOf,
  sumByState,
  tallyOf,
} from '../../shared/domain/control';
import {
  amountDiffers,
  balanceDiffers,
  booksDiffer,
  missingInStatement,
  seenAlone,
  statementLate,
} from '../../shared/domain/control-finding';
import { lastClosableDay } from '../../shared/domain/day-end';
import { type Finding, identityOf } from '../../shared/domain/finding';
import { type Day, dayAfter, type Instant, startOf } from '../../shared/domain/instant';
import { type Kurus, kurus } from '../../shared/domain/kurus';
import { pairUp } from '../../shared/domain/pairing';
import { onePerRow, type Sighting } from '../../shared/domain/sighting';
import { filesFeedOf } from '../../shared/domain/statement-use';
import { type ToldDay, toldDay } from '../../shared/domain/told-day';
import type { Transfer } from '../../shared/domain/transfer';
import type { Clearings } from '../stores/clearings';
import type { Controls } from '../stores/controls';
import type { Findings } from '../stores/findings';
import type { Sightings } from '../stores/sightings';
import type { StatementBalanceStore } from '../stores/statement-balances';
import type { Transfers } from '../stores/transfers';
import { mendFindings } from './mend-findings';

export interface ControlDependencies {
  readonly controls: Controls;
  readonly clearings: Pick<Clearings, 'list' | 'latest'>;
  readonly balances: Pick<StatementBalanceStore, 'ofDay' | 'lastBefore' | 'firstAfter'>;
  readonly sightings: Pick<Sightings, 'between'>;
  readonly transfers: Pick<Transfers, 'findAll'>;
  readonly findings: Pick<Findings, 'add' | 'list' | 'close'>;
  readonly now: () => Instant;
}

/**
 * Holds an account's day against the bank's statement and our own ledger: the balances must follow from the lines, every
 * line must be a transfer of ours and every transfer a line, and the ledger's legs must be what the transfers were credited.
 * Differences become findings with their rows, those that are gone are closed, and nothing is corrected; of a day that is
 * not over they are only shown. `isOverdue`: a missing statement is told too. Costs what the day's rows cost to read; run
 * again it finds nothing twice.
 */
export async function controlDay(
  account: BankAccount,
  day: Day,
  dependencies: ControlDependencies,
  isOverdue = false,
): Promise<{ control: DayControl; newFindings: number }> {
  const { controls, findings, now } = dependencies;
  const at = now();
  const isExpected = filesFeedOf(account) !== undefined;
  const { rows, transfers } = await readRows(account, day, dependencies);
  const whole = compareDay(account, day, rows, transfers);
  const told: Told = isExpected ? await readTold(account, day, whole, dependencies) : { isTold: false };
  const compared = told.isDayBeforeUntold === true ? withoutDayBefore(whole, day) : whole;
  const books = await readBooks(account, day, compared, dependencies);
  const found = [
    ...(told.isTold ? rowFindings(compared, rows, day, at) : []),
    ...balanceFindings(account, day, told, at),
    ...(books === undefined || books.ledger === books.transfers
      ? []
      : [booksDiffer({ account: account.id, day, ours: books.ledger, theirs: books.transfers }, at)]),
  ];
  const late = isOverdue && isExpected && !told.isTold ? [statementLate(account.id, day, at)] : [];
  const isOver = day <= lastClosableDay(at);
  const newFindings = isOver ? await tell([...found.slice(0, MOST_DIFFERENCES), ...late], findings) : 0;
  if (isOver) await mendFindings(account, day, new Set([...found, ...late].map(identityOf)), dependencies);

  const waitsFor: Awaited[] = [
    ...(isExpected && !told.isTold ? (['statement'] as const) : []),
    ...(isExpected && books === undefined ? (['day-end'] as const) : []),
  ];
  // Of days told together the last one stands for the statement.
  const isContinuous = told.stretch?.to === day ? told.stretch.isContinuous : true;
  const differenceCount = found.length + (isContinuous ? 0 : 1);
  const sums = sumsOf(compared, told);
  const control: DayControl = {
    ...{ account: account.id, bank: account.bank, day, waitsFor, at },
    state: isOver || !isExpected ? stateOf(isExpected, { waitsFor, differenceCount, ...sums }) : 'waiting',
    ...sums,
    ...(books === undefined ? {} : { books }),
    ...{ isContinuous, differenceCount },
    differences: found.slice(0, MOST_DIFFERENCES).map((finding) => ControlDifference.parse(finding)),
  };
  await controls.record(control);
  return { control, newFindings };
}

/** Returns how many of these were not told before. */
async function tell(found: readonly Finding[], findings: Pick<Findings, 'add'>): Promise<number> {
  let added = 0;
  for (const finding of found) if ((await findings.add(finding)) === 'added') added += 1;
  return added;
}

/** What statements tell of a day: whether they do, and its balances, where they tell any. */
interface Told {
  readonly isTold: boolean;
  /** No statement of the day before has come: what was booked just before midnight may stand in that one. */
  readonly isDayBeforeUntold?: boolean;
  readonly stretch?: ToldDay;
  readonly balances?: DayBalances;
}

/** All that was told around the day, and the transfers that exist of it. */
async function readRows(
  account: BankAccount,
  day: Day,
  { sightings, transfers }: ControlDependencies,
): Promise<{ rows: Sighting[]; transfers: Map<string, Transfer> }> {
  const { from, to, before } = aroundDay(day);
  const told = await Promise.all([
    sightings.between(account.id, before, before),
    sightings.between(account.id, from, to),
  ]);
  const rows = told.flat();
  const names = [...new Set(rows.flatMap(namesOf))];
  const found = await transfers.findAll(
    names.map((id) => ({ account: account.id, id })),
    true,
  );
  return { rows, transfers: new Map(found.map((transfer) => [transfer.id, transfer])) };
}

async function readTold(
  account: BankAccount,
  day: Day,
  { lines }: ComparedDay,
  { balances, sightings }: ControlDependencies,
): Promise<Told> {
  const [before, sameDay, after] = await Promise.all([
    balances.lastBefore(account.id, day),
    balances.ofDay(account.id, day),
    balances.firstAfter(account.id, day),
  ]);
  const stretch = toldDay(day, { before, sameDay, after });
  // A CSV promises no balances of the day: its lines alone say that it has come.
  if (stretch === undefined) return { isTold: lines.length > 0 && isToldByLines(account) };
  const sums = new Map<Day, Kurus>([[day, tallyOf(lines).amount]]);
  for (let one = stretch.from; one <= stretch.to; one = dayAfter(one)) {
    if (one === day || (one > day && day !== stretch.to)) continue;
    const others = onePerRow(await sightings.between(account.id, startOf(one), startOf(one)));
    sums.set(one, tallyOf(others.filter(({ feed }) => isFileFeed(account, feed))).amount);
  }
  const isDayBeforeUntold = day === stretch.from && (before.length === 0 || !stretch.isContinuous);
  const dayBalances = balancesOn(day, stretch, (one) => sums.get(one) ?? kurus(0));
  return { isTold: true, isDayBeforeUntold, stretch, balances: dayBalances };
}

/** The day without the transfers before its midnight that it lacks: another statement may still answer for them. */
function withoutDayBefore(compared: ComparedDay, day: Day): ComparedDay {
  const isBefore = ({ bookedAt }: Transfer) => bookedAt < startOf(day);
  const mistaken = compared.unequal.filter(({ transfer }) => isBefore(transfer));
  const untold = new Set([...compared.missing.filter(isBefore), ...mistaken.map(({ transfer }) => transfer)]);
  return {
    ...compared,
    missing: compared.missing.filter((transfer) => !untold.has(transfer)),
    // Nor is it a line of this day over another amount.
    unequal: compared.unequal.filter((pair) => !mistaken.includes(pair)),
    alone: [...compared.alone, ...mistaken.map(({ line }) => line)],
    answered: compared.answered.filter((transfer) => !untold.has(transfer)),
  };
}

function isToldByLines(account: BankAccount): boolean {
  const feed = filesFeedOf(account);
  return feed?.kind === 'statement-files' && feed.csv !== undefined;
}

/** The ledger's legs of the day's transfers against what these were credited, up to the last day that is summed. */
async function readBooks(
  account: BankAccount,
  day: Day,
  { ours }: ComparedDay,
  { clearings }: ControlDependencies,
): Promise<ControlHead['books']> {
  // Of an account with one polled feed nobody notes by day what it told: only its ledger is known.
  const isNoted = account.feeds.length > 1 || filesFeedOf(account) !== undefined;
  const upTo = isNoted ? await clearings.latest() : undefined;
  if (upTo === undefined || upTo < day) return undefined;
  const summed = await clearings.list(day, upTo);
  const days = new Set(summed.map((clearing) => clearing.day));
  for (let one = day; one <= upTo; one = dayAfter(one)) if (!days.has(one)) return undefined;
  const legs = summed.flatMap(({ totals }) => totals).filter((total) => total.account === account.id);
  const own = legs.filter(({ bookedOn }) => bookedOn === day);
  const ledger = kurus(own.reduce((sum, { credited, takenBack }) => sum + credited.amount - takenBack.amount, 0));
  const byHand = kurus(own.reduce((sum, total) => sum + total.byHand.amount, 0));
  const { sum, isDoubtful } = creditedUpTo(upTo, ours);
  return isDoubtful && sum !== ledger ? undefined : { ledger, transfers: sum, byHand, upTo };
}

/** Each row's difference once: what a polled feed tells alone too, and was told of before, is that very finding. */
function rowFindings(
  { missing, alone, unequal }: ComparedDay,
  rows: readonly Sighting[],
  day: Day,
  at: Instant,
): Finding[] {
  const toldBefore = pairUp(
    alone.filter(({ isWholeDay }) => isWholeDay),
    rows.filter(({ toldAt, transfer }) => toldAt !== undefined && transfer === undefined),
  );
  const tellAlone = (row: Sighting) => {
    const before = toldBefore.get(row);
    return before === undefined ? seenAlone(row, at, day) : seenAlone(before, at);
  };
  return [
    ...missing.map((transfer) => missingInStatement(transfer, day, at)),
    ...alone.map(tellAlone),
    ...unequal.map((pair) => amountDiffers(pair, day, at)),
  ];
}

function balanceFindings(account: BankAccount, day: Day, { stretch, balances }: Told, at: Instant): Finding[] {
  if (stretch?.to !== day || balances === undefined || balances.reckoned === balances.closing) return [];
  return [balanceDiffers({ account: account.id, day, ours: balances.reckoned, theirs: balances.closing }, at)];
}

function sumsOf(compared: ComparedDay, { isTold, balances }: Told) {
  const lines = tallyOf(compared.lines);
  const moved = balances === undefined ? lines.amount : balances.closing - balances.opening;
  const difference = kurus(moved - tallyOf(compared.answered).amount);
  return {
    ...(balances === undefined ? {} : { opening: balances.opening, closing: balances.closing }),
    ...{ lines, ours: sumByState(compared.ours), aroundMidnight: movedByMidnight(compared) },
    ...(isTold ? { difference } : {}),
  };
}

import { type CloseDayDependencies, closeDays, type DayClosing } from '../../lambdas/events/close-day';
import type { LoadDependencies } from '../../lambdas/events/load-balances';
import { type ImportDependencies, importStatement } from '../../lambdas/statements/import-statement';
import { openBankAccounts } from '../../lambdas/stores/bank-accounts';
import { openClearings } from '../../lambdas/stores/clearings';
import { openControls } from '../../lambdas/stores/controls';
import type { Database } from '../../lambdas/stores/database';
import { openDayEnds } from '../../lambdas/stores/day-ends';
import { openFeeds } from '../../lambdas/stores/feeds';
import { openFindings } from '../../lambdas/stores/findings';
import { openInstitutions } from '../../lambdas/stores/institutions';
import { openLedger } from '../../lambdas/stores/ledger';
import { openLoadingDays } from '../../lambdas/stores/loading-days';
import { openPayments } from '../../lambdas/stores/payments';
import { openReconciliations } from '../../lambdas/stores/reconciliations';
import { openSenders } from '../../lambdas/stores/senders';
import { openSightings } from '../../lambdas/stores/sightings';
import { openStatementBalances } from '../../lambdas/stores/statement-balances';
import { openStatementFiles } from '../../lambdas/stores/statement-files';
import { openTransfers } from '../../lambdas/stores/transfers';
import type { FeedSource } from '../../shared/domain/bank-account';
import { type Day, dayAfter, type Instant, later, startOf } from '../../shared/domain/instant';
import { kurus } from '../../shared/domain/kurus';
import type { MovementRow } from '../../shared/domain/movement-identity';
import { plainPhone } from '../../shared/domain/phone';
import { agentNumber, phoneNumber } from './builders';
import { inert, tries } from './fakes';
import { FAST, openTwoFeeds, polledFeed } from './two-feeds';

/** The account of the world, and its feed of statement files. */
export const ACCOUNT = 'ziraat-1';
export const FILES: FeedSource = { id: 'files', kind: 'statement-files' };
const IBAN = 'TR690001000064000000000001';
const SHOPS = 4;

/** A line of a statement: kuruş, the bank's words, and its number where it has one. */
export interface Line {
  readonly amount: number;
  readonly text: string;
  readonly number?: string;
  /** Booked on another day than the statement's. */
  readonly on?: Day;
}

interface ToldStatement {
  readonly day: Day;
  readonly opening: number;
  readonly lines: readonly Line[];
  readonly closing?: number;
}

/** A company account that one feed credits and statement files control, with everything that a night does. */
export async function openControlWorld(feeds: readonly FeedSource[] = [polledFeed(FAST), FILES]) {
  const world = await openTwoFeeds({ feeds: [...feeds], shops: SHOPS });
  const { database, clock, dependencies, told } = world;
  const dropped = new Map<string, string>();
  let files = 0;

  const importing = (on: Database): ImportDependencies => ({
    ...loading(on),
    controls: openControls(on),
    clearings: openClearings(on),
    balances: openStatementBalances(on),
    files: openStatementFiles(on),
    drops: {
      async read(key) {
        const content = dropped.get(key) ?? '';
        return (async function* () {
          yield Buffer.from(content, 'latin1');
        })();
      },
    },
  });

  const loading = (on: Database): LoadDependencies =>
    on === database
      ? dependencies
      : {
          ...dependencies,
          bankAccounts: openBankAccounts(on),
          ledger: openLedger(on, tries(50)),
          transfers: openTransfers(on),
          feeds: openFeeds(on),
          findings: openFindings(on),
          sightings: openSightings(on),
        };

  const closing = (on: Database): CloseDayDependencies => ({
    ...loading(on),
    agents: { allNumbers: async () => Array.from({ length: SHOPS }, (_, index) => agentNumber(index + 1)) },
    dayEnds: openDayEnds(on),
    senders: openSenders(on),
    payments: openPayments(on),
    institutions: openInstitutions(on),
    reconciliations: openReconciliations(on),
    collections: inert('collections'),
    controls: openControls(on),
    clearings: openClearings(on),
    loadingDays: openLoadingDays(on),
    balances: openStatementBalances(on),
  });

  return {
    ...world,
    /** How the polled feeds answer. */
    answering: world.tell,
    controls: openControls(database),
    /** What a bank service's row is: to a shop's owner, or (0) to nobody who can be known. */
    row(
      shop: number,
      amount: number,
      at: Instant,
      number: string,
      feed: string = FAST,
    ): { feed: string; row: MovementRow } {
      return { feed, row: aRow(shop, amount, at, number) };
    },
    /** The feed tells rows, and the loader reads them. */
    async tell(...rows: readonly { feed: string; row: MovementRow }[]) {
      told.push(...rows.map((one) => ({ ...one, shownAt: clock.now() })));
      await world.load();
    },
    /** Puts a statement of a day into the bucket, and has it read. */
    async statement(statement: ToldStatement, on: Database = database) {
      files += 1;
      const key = `statements/${ACCOUNT}/${files}.sta`;
      dropped.set(key, mt940(statement));
      return importStatement(key, importing(on));
    },
    /** What the first run half an hour after a day does. */
    async night(day: Day, on: Database = database): Promise<DayClosing> {
      const at = later(startOf(dayAfter(day)), 30 * 60_000);
      if (clock.now() < at) clock.set(at);
      return closeDays(closing(on));
    },
    control: (day: Day) => openControls(database).find(ACCOUNT, day),
    async open() {
      return (await openFindings(database).page('open', undefined, 100)).findings;
    },
  };
}

export type ControlWorld = Awaited<ReturnType<typeof openControlWorld>>;

function aRow(shop: number, amount: number, at: Instant, number: string): MovementRow {
  const description = shop === 0 ? 'BAKIYE YUKLEME' : `BAKIYE ${plainPhone(phoneNumber(shop))}`;
  return {
    ...{ account: ACCOUNT, number, bookedAt: at, amount: kurus(amount), currency: 'TRY', kind: 'FAST' },
    ...{ isReversal: false, description },
  };
}

/** The line by which a bank's statement tells a row. */
export function lineOf({ row }: { row: MovementRow }, fields: Partial<Line> = {}): Line {
  return { amount: row.amount, text: `GELEN ${row.description}`, ...fields };
}

function mt940({ day, opening, lines, closing }: ToldStatement): string {
  const short = (on: Day) => on.slice(2).replaceAll('-', '');
  const end = closing ?? lines.reduce((sum, { amount }) => sum + amount, opening);
  return [
    `:20:S${short(day)}`,
    `:25:${IBAN}`,
    `:28C:${short(day).slice(1)}/1`,
    `:60F:${balance(opening, short(day))}`,
    ...lines.flatMap(({ amount, text, number, on = day }) => [
      `:61:${short(on)}${short(on).slice(2)}${amount < 0 ? 'D' : 'C'}${written(amount)}NTRFNONREF${number === undefined ? '' : `//${number}`}`,
      `:86:${text}`,
    ]),
    `:62F:${balance(end, short(day))}`,
    '',
  ].join('\r\n');
}

const balance = (amount: number, on: string) => `${amount < 0 ? 'D' : 'C'}${on}TRY${written(amount)}`;
const written = (amount: number) =>
  `${Math.floor(Math.abs(amount) / 100)},${String(Math.abs(amount) % 100).padStart(2, '0')}`;

import { Readable } from 'node:stream';
import { encodeTime } from 'ulid';
import { operations as bills } from '../../lambdas/api/bills';
import { operations as control } from '../../lambdas/api/control';
import { operations as office } from '../../lambdas/api/office';
import { operations as suspense } from '../../lambdas/api/suspense';
import { moveCancellations } from '../../lambdas/bills/move-cancellations';
import { tellAnswers } from '../../lambdas/bills/tell-answers';
import { closeDays } from '../../lambdas/events/close-day';
import { loadBalances } from '../../lambdas/events/load-balances';
import { settlePayments } from '../../lambdas/events/settle-payments';
import { type BankFeed, FeedFailure, openBankFeed } from '../../lambdas/gateways/bank-feed';
import { openCollection } from '../../lambdas/gateways/collection';
import type { Collections } from '../../lambdas/gateways/collections';
import type { NewsFiles } from '../../lambdas/gateways/news-files';
import type { StatementDrops } from '../../lambdas/gateways/statement-drops';
import { serve } from '../../lambdas/runtime/serve';
import { importStatement } from '../../lambdas/statements/import-statement';
import { openAgentSearch } from '../../lambdas/stores/agent-search';
import { openAgents } from '../../lambdas/stores/agents';
import { openAnnouncements } from '../../lambdas/stores/announcements';
import { openAudit } from '../../lambdas/stores/audit';
import { openBankAccounts } from '../../lambdas/stores/bank-accounts';
import { openClaims } from '../../lambdas/stores/claims';
import { openClearings } from '../../lambdas/stores/clearings';
import { openControls } from '../../lambdas/stores/controls';
import { openDayEnds } from '../../lambdas/stores/day-ends';
import { openFavourites } from '../../lambdas/stores/favourites';
import { openFeeds } from '../../lambdas/stores/feeds';
import { openFindings } from '../../lambdas/stores/findings';
import { openHolidays } from '../../lambdas/stores/holidays';
import { openInstitutionNames } from '../../lambdas/stores/institution-names';
import { openInstitutions } from '../../lambdas/stores/institutions';
import { openLedger } from '../../lambdas/stores/ledger';
import { openLimits } from '../../lambdas/stores/limits';
import { openLoadingDays } from '../../lambdas/stores/loading-days';
import { openManualPayments } from '../../lambdas/stores/manual-payments';
import { openPaperRecords } from '../../lambdas/stores/papers';
import { openPayments } from '../../lambdas/stores/payments';
import { openProposals } from '../../lambdas/stores/proposals';
import { openReconciliations } from '../../lambdas/stores/reconciliations';
import { openRegisteredIbans } from '../../lambdas/stores/registered-ibans';
import { openSenders } from '../../lambdas/stores/senders';
import { openSessions } from '../../lambdas/stores/sessions';
import { openSightings } from '../../lambdas/stores/sightings';
import { openStaffSessions } from '../../lambdas/stores/staff-sessions';
import { openStatementBalances } from '../../lambdas/stores/statement-balances';
import { openStatementFiles } from '../../lambdas/stores/statement-files';
import { openTransfers } from '../../lambdas/stores/transfers';
import { api } from '../../shared/api';
import { type Instant, instant, msOf } from '../../shared/domain/instant';
import { PaymentId } from '../../shared/domain/quote';
import type { Dice } from '../support/descriptions';
import { inert, tries } from '../support/fakes';
import type { Line } from './line';
import type { Network } from './network';
import type { Truth } from './truth';
import type { Weather } from './weather';

/** What the Lambdas meet outside. */
export interface World {
  readonly network: Network;
  readonly line: Line;
  readonly weather: Weather;
  readonly truth: Truth;
  readonly dice: Dice;
}

/** What every Lambda here is built from. Parts can be replaced, to see what a broken one does. */
export function partsOf({ network, line, weather, truth, dice }: World) {
  const { database } = line;
  const { clock, gateway } = network;
  const now = clock.now;
  const mintId = mintingIds();
  return {
    now,
    random: () => dice.roll(1_000) / 1_000,
    mintId,
    institutionNames: openInstitutionNames(openInstitutions(database), () => msOf(now())),
    // A Lambda of its own has a ledger of its own: only the database stands between two.
    ledger: openLedger(database, tries(12)),
    agents: openAgents(database),
    agentSearch: openAgentSearch(database),
    announcements: openAnnouncements(database),
    audit: openAudit(database),
    bankAccounts: openBankAccounts(database),
    claims: openClaims(database),
    manualPayments: openManualPayments(database),
    loadingDays: openLoadingDays(database),
    controls: openControls(database),
    clearings: openClearings(database),
    dayEnds: openDayEnds(database),
    favourites: openFavourites(database),
    feeds: openFeeds(database),
    findings: openFindings(database),
    holidays: openHolidays(database),
    institutions: openInstitutions(database),
    limits: openLimits(database),
    papers: openPaperRecords(database),
    payments: openPayments(database),
    proposals: openProposals(database),
    reconciliations: openReconciliations(database),
    registeredIbans: openRegisteredIbans(database),
    senders: openSenders(database),
    sessions: openSessions(database),
    staffSessions: openStaffSessions(database),
    sightings: openSightings(database),
    statementFiles: openStatementFiles(database),
    balances: openStatementBalances(database),
    transfers: openTransfers(database),
    feed: disturbedFeed({ network, line, weather, truth }),
    collections: (async () => openCollection({ ...gateway, now, fetch: line.fetch })) as Collections,
    quoteKeys: async () => [Buffer.alloc(32, 7)] as const,
    sms: {
      send: (to: string) =>
        line.touch('SMS', async () => {
          if (to.endsWith('3')) throw new Error('no SMS to this number today');
        }),
    },
  };
}

export type Parts = ReturnType<typeof partsOf>;

/** A Lambda's parts, opened afresh for each of them. */
export type OpenParts = () => Parts;

/** The banks' feeds over the line, with the weather's holes. */
function disturbedFeed({ network, line, weather, truth }: Omit<World, 'dice'>): BankFeed {
  const real = openBankFeed(network.bankSecrets, {}, { sleep: async () => {}, random: () => 0 });
  return {
    read: (account, feed, window, left) =>
      line.touch(`read ${account.id} ${feed.id}`, async () => {
        if (weather.isDown(account.id, feed.id)) throw new FeedFailure('unavailable', account.id, 'down');
        const reading = await real.read(account, feed, window, left);
        const rows = reading.rows.filter(
          ({ bookedAt }) => !weather.isHidden({ account: account.id, bookedAt }, feed.id),
        );
        truth.hear(account.id, feed.id, rows, reading.unreadable);
        return { ...reading, rows };
      }),
  };
}

/** Ids of one millisecond keep the order they were minted in. */
function mintingIds() {
  let minted = 0;
  return (at: Instant): PaymentId => {
    minted += 1;
    return PaymentId.parse(`${encodeTime(msOf(at), 10)}${String(minted).padStart(16, '0')}`);
  };
}

/** Every Lambda of the simulation, each on its own parts, and what calls it. */
export function openLambdas(open: OpenParts, statements: ReadonlyMap<string, Uint8Array>) {
  const [loader, otherLoader, settler, passer, closer] = [open(), open(), open(), open(), open()];
  const [counter, desk, accounting, settings, reader] = [open(), open(), open(), open(), open()];
  const hasTime = () => true;
  const ever = instant(253_402_300_799_999);
  return {
    load: () => loadBalances(loader),
    /** The same Lambda, still under way when the next minute starts it again. */
    loadBeside: () => loadBalances(otherLoader),
    settle: () => settlePayments(settler),
    answerCancellations: async () => {
      await moveCancellations(settler, settler.now(), hasTime);
      await tellAnswers(settler, settler.now(), hasTime);
    },
    passCancellations: (isEarly = false) => moveCancellations(passer, isEarly ? ever : passer.now(), hasTime),
    closeDay: () => closeDays(closer),
    readStatement: (key: string) =>
      importStatement(key, {
        ...reader,
        files: reader.statementFiles,
        drops: { read: async (name) => Readable.from([Buffer.from(statements.get(name) ?? [])]) },
      }),
    bills: serve(api.bills, bills, counter),
    suspense: serve(api.suspense, suspense, desk),
    control: serve(api.control, control, { ...accounting, drops: inert<StatementDrops>('drops') }),
    office: serve(api.office, office, { ...settings, files: inert<NewsFiles>('files') }),
  };
}

export type Lambdas = ReturnType<typeof openLambdas>;

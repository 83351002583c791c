import { isValidIBAN } from 'ibantools';
import { ulid } from 'ulid';
import { api } from '../../shared/api';
import { PAGE_ROWS } from '../../shared/api/page';
import { announcementFacts } from '../../shared/domain/announcement';
import { BankAccount } from '../../shared/domain/bank-account';
import { cutOver } from '../../shared/domain/cut-over';
import { type Day, msOf } from '../../shared/domain/instant';
import { institutionFacts } from '../../shared/domain/institution-facts';
import { Refusal } from '../../shared/domain/refusal';
import { acceptFile } from '../documents/accept-file';
import { type NewsFiles, openNewsFiles } from '../gateways/news-files';
import { auditEntry } from '../runtime/audit-entry';
import { now } from '../runtime/clock';
import { differences } from '../runtime/differences';
import type { Operations } from '../runtime/request';
import { type ServeDependencies, serve } from '../runtime/serve';
import { type Agents, openAgents } from '../stores/agents';
import { type Announcements, openAnnouncements } from '../stores/announcements';
import { type Audit, openAudit } from '../stores/audit';
import { type BankAccounts, openBankAccounts } from '../stores/bank-accounts';
import { openDatabase } from '../stores/database';
import { type Feeds, openFeeds } from '../stores/feeds';
import { type Holidays, openHolidays } from '../stores/holidays';
import { type Institutions, openInstitutions } from '../stores/institutions';
import { type LimitsStore, openLimits } from '../stores/limits';
import { openStaffSessions } from '../stores/staff-sessions';

export interface OfficeDependencies extends ServeDependencies {
  readonly bankAccounts: BankAccounts;
  readonly feeds: Pick<Feeds, 'cursor'>;
  readonly institutions: Institutions;
  readonly holidays: Holidays;
  readonly limits: LimitsStore;
  readonly agents: Agents;
  readonly announcements: Announcements;
  readonly files: NewsFiles;
  readonly audit: Audit;
}

export const operations: Operations<typeof api.office, OfficeDependencies> = {
  async accounts(_, { bankAccounts }) {
    return { accounts: await bankAccounts.list() };
  },

  async saveAccount({ session, params: { id }, body: { version, ...fields }, now }, { bankAccounts, audit }) {
    if (!isValidIBAN(fields.iban)) throw new Refusal('wrong-iban');
    const all = await bankAccounts.list();
    if (all.some((other) => other.iban === fields.iban && other.id !== id)) throw new Refusal('iban-taken');
    const before = all.find((account) => account.id === id);
    const shown = { id, currency: 'TRY' as const, ...fields };
    const { feeds = [], cutOvers = [], version: _, ...shownBefore } = before ?? { version: 0 };
    const account = { ...shown, feeds, cutOvers };
    const entry = auditEntry(session, 'account.changed', `account:${id}`, differences(shownBefore, shown), now);
    if (!(await bankAccounts.change(account, version, audit.writes(entry)))) throw new Refusal('changed-meanwhile');
    return { ...account, version: version + 1 };
  },

  async setCutOver({ session, params: { id }, body: { version, feed, from }, now }, { bankAccounts, feeds, audit }) {
    const account = (await bankAccounts.list()).find((one) => one.id === id);
    if (account === undefined) throw new Refusal('not-found');
    const cursors = await Promise.all(
      account.feeds.map(async (one) => [one.id, await feeds.cursor(id, one.id)] as const),
    );
    const progress = new Map(cursors.flatMap(([name, cursor]) => (cursor === undefined ? [] : [[name, cursor]])));
    const changed = BankAccount.parse(cutOver(account, { feed, from }, progress, now));
    const details = { feed, from };
    const entry = auditEntry(session, 'account.changed', `account:${id}`, details, now);
    if (!(await bankAccounts.change(changed, version, audit.writes(entry)))) throw new Refusal('changed-meanwhile');
    return { ...changed, version: version + 1 };
  },

  async institutions(_, { institutions }) {
    return { institutions: await institutions.listVersioned() };
  },

  async saveInstitution({ session, body: { institution, version }, now }, { institutions, audit }) {
    const before = await institutions.find(institution.id);
    const changed = differences(before && institutionFacts(before.institution), institutionFacts(institution));
    const entry = auditEntry(session, 'institution.changed', `institution:${institution.id}`, changed, now);
    const isSaved = await institutions.change(institution, version, audit.writes(entry));
    if (!isSaved) throw new Refusal('changed-meanwhile');
    return { institution, version: version + 1 };
  },

  async setNotice({ session, params: { id }, body: { notice, version }, now }, { institutions, audit }) {
    const before = await institutions.find(id);
    if (before === undefined) throw new Refusal('not-found');
    const { notice: _, ...rest } = before.institution;
    const institution = { ...rest, ...(notice !== undefined && { notice }) };
    const changed = differences(institutionFacts(before.institution), institutionFacts(institution));
    const entry = auditEntry(session, 'institution.changed', `institution:${id}`, changed, now);
    if (!(await institutions.change(institution, version, audit.writes(entry)))) throw new Refusal('changed-meanwhile');
    return { institution, version: version + 1 };
  },

  async holidays({ query: { year } }, { holidays }) {
    return { holidays: await holidays.between(`${year}-01-01` as Day, `${year}-12-31` as Day) };
  },

  async saveHoliday({ session, params: { day }, body, now }, { holidays, audit }) {
    const [before] = await holidays.between(day, day);
    const holiday = { day, ...body };
    const entry = auditEntry(session, 'holiday.changed', `holiday:${day}`, differences(before, holiday), now);
    await holidays.change(holiday, audit.writes(entry));
    return holiday;
  },

  async dropHoliday({ session, params: { day }, now }, { holidays, audit }) {
    const [before] = await holidays.between(day, day);
    if (before === undefined) return {};
    const entry = auditEntry(session, 'holiday.changed', `holiday:${day}`, differences(before, {}), now);
    await holidays.remove(day, audit.writes(entry));
    return {};
  },

  async limits(_, { limits }) {
    return limits.current();
  },

  async saveLimits({ session, body: { version, ...next }, now }, { limits, audit }) {
    const { version: _, ...before } = await limits.current();
    const isRaising = next.secondPersonAbove > before.secondPersonAbove;
    // Who moves money may not be the one who does away with the second person.
    if (isRaising && session.role !== 'admin') throw new Refusal('not-allowed');
    const entry = auditEntry(session, 'limit.changed', 'limits', differences(before, next), now);
    if (!(await limits.save(next, version, audit.writes(entry)))) throw new Refusal('changed-meanwhile');
    return { ...next, version: version + 1 };
  },

  async setDailyLimit({ session, params: { number }, body: { dailyLimit, reason }, now }, { agents, audit }) {
    const agent = await agents.find(number);
    if (agent === undefined) throw new Refusal('not-found');
    const changed = differences({ dailyLimit: agent.dailyLimit }, { dailyLimit });
    const entry = auditEntry(session, 'limit.changed', `agent:${number}`, { reason, ...changed }, now);
    if (!(await agents.setDailyLimit(agent, dailyLimit, audit.writes(entry)))) throw new Refusal('changed-meanwhile');
    return {};
  },

  async announcements({ query: { page } }, { announcements }) {
    return announcements.list(undefined, page, PAGE_ROWS);
  },

  async announcement({ params: { id } }, { announcements }) {
    const found = await announcements.find(id);
    if (found === undefined) throw new Refusal('not-found');
    return found;
  },

  async saveAnnouncement({ session, params: { id }, body: { version, ...fields }, now }, { announcements, audit }) {
    const announcement = { id, ...fields };
    if (announcement.until !== undefined && announcement.until <= announcement.from) throw new Refusal('never-visible');
    const before = await announcements.find(id);
    // Its place in the list goes by what was read: an older reading would leave it there twice.
    if ((before?.version ?? 0) !== version) throw new Refusal('changed-meanwhile');
    const changed = differences(before && announcementFacts(before), announcementFacts(announcement));
    const entry = auditEntry(session, 'announcement.written', `announcement:${id}`, changed, now);
    const isSaved = await announcements.save(announcement, before, version, audit.writes(entry));
    if (!isSaved) throw new Refusal('changed-meanwhile');
    return { ...announcement, version: version + 1 };
  },

  async uploadFile({ session, body: { announcement, name, content: encoded }, now }, { files, audit }) {
    const { content, type } = await acceptFile(Buffer.from(encoded, 'base64'));
    const file = { id: ulid(msOf(now)), name, type, bytes: content.byteLength };
    const details = { name, type, bytes: String(file.bytes) };
    await audit.record(auditEntry(session, 'announcement.file-uploaded', `announcement:${announcement}`, details, now));
    await files.put(file, content);
    return file;
  },

  async history({ query: { subject, page } }, { audit }) {
    return audit.ofSubject(subject, page, PAGE_ROWS);
  },
};

const database = openDatabase(process.env);
export const handler = serve(api.office, operations, {
  staffSessions: openStaffSessions(database),
  bankAccounts: openBankAccounts(database),
  feeds: openFeeds(database),
  institutions: openInstitutions(database),
  holidays: openHolidays(database),
  limits: openLimits(database),
  agents: openAgents(database),
  announcements: openAnnouncements(database),
  files: openNewsFiles(process.env),
  audit: openAudit(database),
  now,
});

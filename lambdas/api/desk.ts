import { monotonicFactory } from 'ulid';
import { api } from '../../shared/api';
import { PAPER_PART_BYTES } from '../../shared/api/desk';
import { PAGE_ROWS } from '../../shared/api/page';
import type { AuditEntry } from '../../shared/domain/audit';
import type { Clerk } from '../../shared/domain/case';
import { answer, outcome, papersRequest, rejection } from '../../shared/domain/case-letter';
import { type Instant, msOf } from '../../shared/domain/instant';
import {
  applyCase,
  askForPapers,
  assignCase,
  claimCase,
  closeCase,
  rejectCase,
  releaseCase,
} from '../../shared/domain/move-case';
import { Refusal } from '../../shared/domain/refusal';
import type { StaffSession } from '../../shared/domain/staff';
import type { ApplyDependencies } from '../cases/application';
import { prepareApplication, tell } from '../cases/apply';
import {
  type CancellationDependencies,
  findCancellation,
  findCancellationPaper,
  openCancellations,
} from '../cases/cancellation-papers';
import { type DecideDependencies, decide, move } from '../cases/decide';
import { sendLetterAgain } from '../cases/send-letter-again';
import { type DescribeDependencies, describeCase } from '../cases/show-case';
import { openMailSender } from '../gateways/mail-sender';
import { type ObjectStore, openObjectStore } from '../gateways/object-store';
import { openSms } from '../gateways/sms';
import { sendMail } from '../mail/send-mail';
import { now } from '../runtime/clock';
import { strong } from '../runtime/password-hash';
import { jittered } from '../runtime/patience';
import type { Operations } from '../runtime/request';
import { type ServeDependencies, serve } from '../runtime/serve';
import { openAgentChanges } from '../stores/agent-changes';
import { openAgents } from '../stores/agents';
import { type Audit, openAudit } from '../stores/audit';
import { openBankAccounts } from '../stores/bank-accounts';
import { type CaseLetters, openCaseLetters } from '../stores/case-letters';
import { type CaseLists, openCaseLists } from '../stores/case-lists';
import { openCasePlaces } from '../stores/case-places';
import { type Cases, openCases } from '../stores/cases';
import { openClosingStatements } from '../stores/closing-statements';
import { openClosures } from '../stores/closures';
import { openDatabase } from '../stores/database';
import { openDayEnds } from '../stores/day-ends';
import { openDevices } from '../stores/devices';
import { openHolidays } from '../stores/holidays';
import { openInstitutions } from '../stores/institutions';
import { openLedger } from '../stores/ledger';
import { openMailSuppressions } from '../stores/mail-suppressions';
import { openPaperRecords } from '../stores/papers';
import { openPasswords } from '../stores/passwords';
import { openPayments } from '../stores/payments';
import { openProposals } from '../stores/proposals';
import { openSessions, type Sessions } from '../stores/sessions';
import { openStaffSessions } from '../stores/staff-sessions';
import { transact } from '../stores/transact';

export interface DeskDependencies
  extends ServeDependencies,
    ApplyDependencies,
    DecideDependencies,
    DescribeDependencies,
    CancellationDependencies {
  readonly now: () => Instant;
  readonly sessions: Sessions;
  readonly lists: CaseLists;
  readonly letters: CaseLetters;
  readonly cases: Cases;
  readonly audit: Audit;
  readonly agents: ApplyDependencies['agents'];
  readonly payments: ApplyDependencies['payments'] & CancellationDependencies['payments'];
  readonly holidays: ApplyDependencies['holidays'];
  readonly ledger: ApplyDependencies['ledger'];
  /** The papers' bucket. */
  readonly papers: Pick<ObjectStore, 'getPart'>;
}

const OPEN = ['received', 'in-review', 'waiting-for-papers'] as const;

export const operations: Operations<typeof api.desk, DeskDependencies> = {
  async cases({ session, query: { state, kind, agent, mine, page } }, { lists }) {
    const clerk = mine === undefined ? undefined : session.staff;
    return lists.ofState(state, { kind, agent, clerk }, page, PAGE_ROWS);
  },

  async counts(_, { lists }) {
    return { states: await Promise.all(OPEN.map(async (state) => ({ state, ...(await lists.count(state)) }))) };
  },

  async case({ params: { number } }, dependencies) {
    const dossier = await dependencies.cases.read(number);
    if (dossier === undefined) throw new Refusal('not-found');
    return describeCase(dossier, dependencies);
  },

  async claim({ session, params: { number }, body: { isTakenOver }, now }, dependencies) {
    const clerk = clerkOf(session);
    const step = (before: Parameters<typeof claimCase>[0]) => claimCase(before, clerk, isTakenOver, now);
    return move(number, step, { action: 'case.claimed', details: {} }, { clerk, now }, dependencies);
  },

  async release({ session, params: { number }, now }, dependencies) {
    const clerk = clerkOf(session);
    const audit = { action: 'case.released', details: {} } as const;
    return move(number, (before) => releaseCase(before, clerk), audit, { clerk, now }, dependencies);
  },

  async assign({ session, params: { number }, body: { agent, kind }, now }, dependencies) {
    const clerk = clerkOf(session);
    if (agent !== undefined && (await dependencies.agents.find(agent)) === undefined) throw new Refusal('not-found');
    const said = { ...(agent === undefined ? {} : { agent }), ...(kind === undefined ? {} : { kind }) };
    const audit = { action: 'case.assigned', details: said } as const;
    return move(number, (before) => assignCase(before, said, clerk), audit, { clerk, now }, dependencies);
  },

  async paper({ session, params: { number, paper: id }, query: { from }, now }, { cases, audit, papers, mintId }) {
    const paper = await cases.findPaper(number, id);
    if (paper === undefined) throw new Refusal('not-found');
    if (paper.status !== 'accepted') throw new Refusal('paper-not-viewable', { status: paper.status });
    await audit.record({
      id: mintId(now),
      at: now,
      by: clerkOf(session),
      action: 'paper.viewed',
      subject: `case:${number}`,
      details: { paper: paper.name, purpose: paper.purpose, ...(from === 0 ? {} : { from: String(from) }) },
    });
    const content = await papers.getPart(paper.place, from, PAPER_PART_BYTES);
    const end = from + content.byteLength;
    return {
      name: paper.name,
      type: paper.type,
      content: Buffer.from(content).toString('base64'),
      ...(end < paper.bytes ? { next: end } : {}),
    };
  },

  async cancellations(_, dependencies) {
    return { cancellations: await openCancellations(dependencies) };
  },

  async cancellation({ params: { agent, payment } }, dependencies) {
    return findCancellation(agent, payment, dependencies);
  },

  async cancellationPaper({ session, params, query: { from }, now }, dependencies) {
    const { audit, papers, mintId } = dependencies;
    const { agent, id, purpose, type, bytes } = await findCancellationPaper(params, dependencies);
    await audit.record({
      id: mintId(now),
      at: now,
      by: clerkOf(session),
      action: 'paper.viewed',
      subject: `payment:${params.payment}`,
      details: { agent, paper: id, purpose, ...(from === 0 ? {} : { from: String(from) }) },
    });
    const content = await papers.getPart(`papers/${agent}/${id}`, from, PAPER_PART_BYTES);
    const end = from + content.byteLength;
    return {
      name: `${params.payment}-${params.paper}.${type.replace(/^.*\//, '')}`,
      type,
      content: Buffer.from(content).toString('base64'),
      ...(end < bytes ? { next: end } : {}),
    };
  },

  async askForPapers({ session, params: { number }, body: { missing }, now }, dependencies) {
    return decide(number, clerkOf(session), now, dependencies, ({ case: before }, clerk) => {
      if (before.from === undefined) throw new Refusal('case-without-address');
      const after = askForPapers(before, missing, clerk, now);
      return {
        after,
        letter: { kind: 'papers-asked', content: papersRequest(after, missing) },
        told: [{ action: 'case.papers-asked', details: { missing } }],
      };
    });
  },

  async reject({ session, params: { number }, body: { reason }, now }, dependencies) {
    return decide(number, clerkOf(session), now, dependencies, ({ case: before }, clerk) => {
      const after = rejectCase(before, reason, clerk, now);
      return {
        after,
        letter: { kind: 'rejected', content: rejection(after, reason) },
        told: [{ action: 'case.rejected', details: { reason } }],
      };
    });
  },

  async close({ session, params: { number }, body: { reason, answer: words }, now }, dependencies) {
    return decide(number, clerkOf(session), now, dependencies, ({ case: before }, clerk) => {
      if (words !== undefined && before.from === undefined) throw new Refusal('case-without-address');
      const after = closeCase(before, reason, clerk, now);
      return {
        after,
        ...(words === undefined ? {} : { letter: { kind: 'answer', content: answer(after, words) } }),
        told: [{ action: 'case.closed', details: { reason } }],
      };
    });
  },

  async apply({ session, params: { number }, body: { values, isIdSeen }, now }, dependencies) {
    return decide(number, clerkOf(session), now, dependencies, async ({ case: before, papers }, clerk) => {
      const after = applyCase(before, clerk, now);
      const agent = before.agent === undefined ? undefined : await dependencies.agents.find(before.agent);
      if (agent === undefined) throw new Refusal('case-without-agent');
      const decision = { case: before, agent, papers, values, isIdSeen, by: clerk, at: now };
      const application = await prepareApplication(decision, dependencies);
      const { papers: added = [], enclosing, parts, after: afterwards } = application;
      const { accepted, quarantined } = after.papers;
      const isSaid = enclosing?.address !== undefined && enclosing.address === before.from?.address;
      return {
        after: { ...after, papers: { accepted: accepted + added.length, quarantined } },
        ...(isSaid ? {} : { letter: { kind: 'applied', content: outcome(after) } }),
        ...(enclosing === undefined ? {} : { enclosing }),
        papers: added,
        told: tell(decision, application),
        parts,
        afterwards,
      };
    });
  },

  async letters({ query: { page } }, { letters }) {
    return letters.unsent(page, PAGE_ROWS);
  },

  async sendAgain({ session, params: { number, message: id }, now }, dependencies) {
    const dossier = await dependencies.cases.read(number);
    const message = dossier?.messages.find((one) => one.id === id && one.direction === 'out');
    if (dossier === undefined || message === undefined) throw new Refusal('not-found');
    const told = { subject: `case:${number}`, details: { letter: message.letter ?? '', unsent: message.unsent ?? '' } };
    const entry = { id: dependencies.mintId(now), at: now, by: clerkOf(session), action: 'letter.sent-again', ...told };
    return sendLetterAgain(dossier, message, entry as AuditEntry, dependencies);
  },

  async setAside({ session, params: { number, message: id }, now }, { cases, letters, audit, mintId }) {
    const message = await cases.findMessage(number, id);
    if (message?.unsent === undefined) throw new Refusal('not-found');
    await audit.record({
      id: mintId(now),
      at: now,
      by: clerkOf(session),
      action: 'letter.set-aside',
      subject: `case:${number}`,
      details: { letter: message.letter ?? '', unsent: message.unsent },
    });
    await letters.forget({ ...message, number });
    return {};
  },
};

function clerkOf({ staff, name }: StaffSession): Clerk {
  return { id: staff, name };
}

const ulid = monotonicFactory();
const database = openDatabase(process.env);
const post = { sender: openMailSender(process.env, jittered(5)), suppressions: openMailSuppressions(database) };
export const handler = serve(api.desk, operations, {
  staffSessions: openStaffSessions(database),
  lists: openCaseLists(database),
  letters: openCaseLetters(database),
  cases: openCases(database),
  places: openCasePlaces(database),
  audit: openAudit(database),
  agents: openAgents(database),
  changes: openAgentChanges(database),
  passwords: openPasswords(database),
  sessions: openSessions(database),
  devices: openDevices(database),
  payments: openPayments(database),
  institutions: openInstitutions(database),
  holidays: openHolidays(database),
  bankAccounts: openBankAccounts(database),
  proposals: openProposals(database),
  ledger: openLedger(database, jittered(20)),
  dayEnds: openDayEnds(database),
  closingStatements: openClosingStatements(database),
  closures: openClosures(database),
  paperRecords: openPaperRecords(database),
  papers: openObjectStore(process.env, process.env.PAPERS_BUCKET ?? ''),
  sms: openSms(process.env),
  sendMail: (mail) => sendMail(mail, post),
  transact: (parts) => transact(database, parts),
  mintId: (at) => ulid(msOf(at)),
  mintUserId: () => ulid().toLowerCase(),
  cost: strong,
  now,
});

import { createHash } from 'node:crypto';
import { ulid } from 'ulid';
import { api } from '../../shared/api';
import { PAGE_ROWS } from '../../shared/api/page';
import type { OwnCase } from '../../shared/api/paperwork';
import type { Agent, User } from '../../shared/domain/agent';
import { type CaseRow, isShownTo } from '../../shared/domain/case';
import { checkForm } from '../../shared/domain/check-form';
import { type FormDefinition, valueFieldsOf } from '../../shared/domain/form';
import { formDefinitions } from '../../shared/domain/forms/definitions';
import { dayOf, type Instant, later, msOf } from '../../shared/domain/instant';
import type { Paper } from '../../shared/domain/paper';
import { Refusal } from '../../shared/domain/refusal';
import { writeDay } from '../../shared/domain/written-day';
import { type OnlineDependencies, openOnlineCase } from '../cases/open-online-case';
import { acceptFile } from '../documents/accept-file';
import { openPapers, type Papers } from '../gateways/papers';
import { now } from '../runtime/clock';
import type { Operations } from '../runtime/request';
import { type ServeDependencies, serve } from '../runtime/serve';
import { type Agents, openAgents } from '../stores/agents';
import { type CaseLists, openCaseLists } from '../stores/case-lists';
import { openCasePlaces } from '../stores/case-places';
import { openCases } from '../stores/cases';
import { openDatabase } from '../stores/database';
import { type LimitsStore, openLimits } from '../stores/limits';
import { openPaperRecords, type PaperRecords } from '../stores/papers';
import { openSessions } from '../stores/sessions';
import { type Limit, openThrottles, type Throttles } from '../stores/throttles';
import { transact } from '../stores/transact';

export interface PaperworkDependencies extends ServeDependencies, Omit<OnlineDependencies, 'paperRecords'> {
  readonly agents: Pick<Agents, 'findWithUser'>;
  readonly papers: Papers;
  readonly records: PaperRecords;
  readonly throttles: Throttles;
  readonly limits: Pick<LimitsStore, 'current'>;
  readonly lists: Pick<CaseLists, 'ofAgent'>;
  readonly mintId: (at: Instant) => Paper['id'];
}

const DAY_MS = 86_400_000;
const uploadsByUser: Limit = { name: 'uploads', most: 60, windowMs: 3_600_000 };
const formsByUser: Limit = { name: 'forms', most: 30, windowMs: 3_600_000 };

export const operations: Operations<typeof api.paperwork, PaperworkDependencies> = {
  async upload({ session, body: { purpose, content: encoded }, now }, { papers, records, throttles, limits, mintId }) {
    await throttles.count(uploadsByUser, session.user, now);
    const { content, type } = await acceptFile(Buffer.from(encoded, 'base64'));
    const { idCopyDays, paperDays } = await limits.current();
    const paper: Paper = {
      id: mintId(now),
      agent: session.agent,
      purpose,
      type,
      bytes: content.byteLength,
      uploadedAt: now,
      uploadedBy: session.user,
      deleteAt: later(now, (purpose === 'id-copy' ? idCopyDays : paperDays) * DAY_MS),
    };
    await papers.put(paper, content);
    await records.record(paper);
    return paper;
  },

  async submitForm({ session, params: { kind }, body: { key, values: written, idCopy }, now }, dependencies) {
    await dependencies.throttles.count(formsByUser, session.user, now);
    const definition = formDefinitions[kind];
    const who = await dependencies.agents.findWithUser(session.agent, session.user);
    if (who === undefined) throw new Error(`no user ${session.user} of ${session.agent}`);
    const values = { ...written, ...signedBy(who, now) };
    const [wrong] = checkForm(definition, values).wrong;
    if (wrong !== undefined) throw new Refusal('form-not-accepted', { ...wrong });
    const papers = await dependencies.records.findAll(session.agent, idCopy === undefined ? [] : [idCopy]);
    const copies = papers.filter(({ purpose }) => purpose === 'id-copy');
    if (definition.idCopy && copies.length === 0) throw new Refusal('file-not-accepted', { reason: 'missing' });
    const { email, title } = who.agent;
    const number = await openOnlineCase(
      {
        ...{ key, kind, agent: session.agent, user: session.user, subject: definition.title.tr },
        contentHash: hashOf([kind, Object.entries(written).sort(([a], [b]) => (a < b ? -1 : 1)), idCopy ?? '']),
        ...(email === undefined ? {} : { from: { address: email, name: title.slice(0, 120) } }),
        values: onlyFieldsOf(definition, values),
        papers: copies.map((paper) => ({ paper, name: definition.idCopy?.tr ?? '', purpose: 'id-copy' as const })),
      },
      now,
      { ...dependencies, paperRecords: dependencies.records },
    );
    return { number };
  },

  async cases({ session, query: { page } }, { lists }) {
    const { cases, ...rest } = await lists.ofAgent(session.agent, page, PAGE_ROWS);
    return { cases: cases.filter((row) => isShownTo(row, session)).map(showCase), ...rest };
  },
};

/** What a form says of its sender, from the session instead of a pen. */
function signedBy({ agent, user }: { readonly agent: Agent; readonly user: User }, now: Instant) {
  return { agentNumber: agent.number, agentTitle: agent.title, signerName: user.name, signedOn: writeDay(dayOf(now)) };
}

function hashOf(sent: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(sent)).digest('hex');
}

function onlyFieldsOf(definition: FormDefinition, values: Readonly<Record<string, string>>): Record<string, string> {
  const names = valueFieldsOf(definition).map(({ name }) => name);
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => names.includes(name) && value !== ''));
}

/** A case as its agent sees it: not who of the staff has it, nor the address somebody wrote from. */
function showCase({
  number,
  kind,
  channel,
  state,
  receivedAt,
  subject,
  decidedAt,
  reason,
  missing,
  papers,
}: CaseRow): OwnCase {
  const told = state === 'rejected' || state === 'closed' ? { reason } : {};
  const asked = state === 'waiting-for-papers' ? { missing } : {};
  return { number, kind, channel, state, receivedAt, subject, decidedAt, papers: papers.accepted, ...told, ...asked };
}

const database = openDatabase(process.env);
export const handler = serve(api.paperwork, operations, {
  sessions: openSessions(database),
  papers: openPapers(process.env),
  records: openPaperRecords(database),
  throttles: openThrottles(database),
  limits: openLimits(database),
  lists: openCaseLists(database),
  agents: openAgents(database),
  cases: openCases(database),
  places: openCasePlaces(database),
  transact: (parts) => transact(database, parts),
  mintId: (at) => ulid(msOf(at)),
  mintMessageId: (at) => ulid(msOf(at)),
  now,
});

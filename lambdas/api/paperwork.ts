import { ulid } from 'ulid';
import { api } from '../../shared/api';
import { PAGE_ROWS } from '../../shared/api/page';
import type { OwnCase } from '../../shared/api/paperwork';
import { type CaseRow, isShownTo } from '../../shared/domain/case';
import { type Instant, later, msOf } from '../../shared/domain/instant';
import type { Paper } from '../../shared/domain/paper';
import { acceptFile } from '../documents/accept-file';
import { openPapers, type Papers } from '../gateways/papers';
import { now } from '../runtime/clock';
import type { Operations } from '../runtime/request';
import { type ServeDependencies, serve } from '../runtime/serve';
import { type CaseLists, openCaseLists } from '../stores/case-lists';
import { openDatabase } from '../stores/database';
import { type LimitsStore, openLimits } from '../stores/limits';
import { openPaperRecords, type PaperRecords } from '../stores/papers';
import { openSessions } from '../stores/sessions';
import { type Limit, openThrottles, type Throttles } from '../stores/throttles';

export interface PaperworkDependencies extends ServeDependencies {
  readonly papers: Papers;
  readonly records: PaperRecords;
  readonly throttles: Throttles;
  readonly limits: Pick<LimitsStore, 'current'>;
  readonly lists: Pick<CaseLists, 'ofAgent'>;
  readonly mintId: (at: Instant) => Paper['id'];
}

const DAY_MS = 86_400_000;
const uploadsByUser: Limit = { name: 'uploads', most: 60, windowMs: 3_600_000 };

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

  async cases({ session, query: { page } }, { lists }) {
    const { cases, ...rest } = await lists.ofAgent(session.agent, page, PAGE_ROWS);
    return { cases: cases.filter((row) => isShownTo(row, session)).map(showCase), ...rest };
  },
};

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
  mintId: (at) => ulid(msOf(at)),
  now,
});

import { ulid } from 'ulid';
import { api } from '../../shared/api';
import { type Instant, msOf } from '../../shared/domain/instant';
import type { Paper } from '../../shared/domain/paper';
import { acceptFile } from '../documents/accept-file';
import { openPapers, type Papers } from '../gateways/papers';
import { now } from '../runtime/clock';
import type { Operations } from '../runtime/request';
import { type ServeDependencies, serve } from '../runtime/serve';
import { openDatabase } from '../stores/database';
import { openPaperRecords, type PaperRecords } from '../stores/papers';
import { openSessions } from '../stores/sessions';
import { type Limit, openThrottles, type Throttles } from '../stores/throttles';

export interface PaperworkDependencies extends ServeDependencies {
  readonly papers: Papers;
  readonly records: PaperRecords;
  readonly throttles: Throttles;
  readonly mintId: (at: Instant) => Paper['id'];
}

const uploadsByUser: Limit = { name: 'uploads', most: 60, windowMs: 3_600_000 };

export const operations: Operations<typeof api.paperwork, PaperworkDependencies> = {
  async upload({ session, body: { purpose, content: encoded }, now }, { papers, records, throttles, mintId }) {
    await throttles.count(uploadsByUser, session.user, now);
    const { content, type } = await acceptFile(Buffer.from(encoded, 'base64'));
    const paper: Paper = {
      id: mintId(now),
      agent: session.agent,
      purpose,
      type,
      bytes: content.byteLength,
      uploadedAt: now,
      uploadedBy: session.user,
    };
    await papers.put(paper, content);
    await records.record(paper);
    return paper;
  },
};

const database = openDatabase(process.env);
export const handler = serve(api.paperwork, operations, {
  sessions: openSessions(database),
  papers: openPapers(process.env),
  records: openPaperRecords(database),
  throttles: openThrottles(database),
  mintId: (at) => ulid(msOf(at)),
  now,
});

import { api } from '../../shared/api';
import { PAGE_ROWS } from '../../shared/api/page';
import { type Announcement, isVisible } from '../../shared/domain/announcement';
import type { Instant } from '../../shared/domain/instant';
import { Refusal } from '../../shared/domain/refusal';
import type { Session } from '../../shared/domain/session';
import { type NewsFiles, openNewsFiles } from '../gateways/news-files';
import { now } from '../runtime/clock';
import type { Operations } from '../runtime/request';
import { type ServeDependencies, serve } from '../runtime/serve';
import { type Announcements, openAnnouncements } from '../stores/announcements';
import { openDatabase } from '../stores/database';
import { type NewsReads, openNewsReads } from '../stores/news-reads';
import { openSessions } from '../stores/sessions';

export interface NewsDependencies extends ServeDependencies {
  readonly announcements: Announcements;
  readonly reads: NewsReads;
  readonly files: NewsFiles;
}

export const operations: Operations<typeof api.news, NewsDependencies> = {
  async list({ session: { agent, user, role }, query: { page }, now }, { announcements, reads }) {
    const [found, read] = await Promise.all([announcements.list(now, page, PAGE_ROWS), reads.of(agent, user)]);
    const visible = found.announcements.filter((head) => isVisible(head, role, now));
    return { ...found, news: visible.map((head) => ({ ...head, isUnread: !read.has(head.id) })) };
  },

  async open({ session, params: { id }, now }, { announcements, reads }) {
    const found = await findVisible(id, session, announcements, now);
    await reads.note(session.agent, session.user, id);
    return found;
  },

  async file({ session, params: { id, file }, now }, { announcements, files }) {
    const found = (await findVisible(id, session, announcements, now)).files.find((one) => one.id === file);
    if (found === undefined) throw new Refusal('not-found');
    const content = Buffer.from(await files.get(found)).toString('base64');
    return { fileName: found.name, mediaType: found.type, content };
  },
};

async function findVisible(
  id: Announcement['id'],
  { role }: Session,
  announcements: Announcements,
  now: Instant,
): Promise<Announcement> {
  const found = await announcements.find(id);
  if (found === undefined || !isVisible(found, role, now)) throw new Refusal('not-found');
  return found;
}

const database = openDatabase(process.env);
export const handler = serve(api.news, operations, {
  sessions: openSessions(database),
  announcements: openAnnouncements(database),
  reads: openNewsReads(database),
  files: openNewsFiles(process.env),
  now,
});

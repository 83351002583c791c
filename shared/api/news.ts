import * as z from 'zod';
import { Announcement, AnnouncementFile, AnnouncementHead } from '../domain/announcement';
import { group } from './contract';
import { PageToken } from './page';

/** An announcement in an agent's list. */
export const NewsHead = AnnouncementHead.omit({ audience: true, until: true }).extend({ isUnread: z.boolean() });
export type NewsHead = z.infer<typeof NewsHead>;

/** An announcement as an agent reads it. */
export const News = Announcement.omit({ audience: true, until: true });
export type News = z.infer<typeof News>;

export const news = group({
  name: 'news',
  tables: {
    Agents: { access: ['read', 'write'], partitions: ['AGENT#*'] },
    Office: { access: ['read'], partitions: ['ANNOUNCEMENTS', 'ANNOUNCEMENT#*'] },
  },
  newsFiles: 'get',
  operations: {
    list: {
      method: 'GET',
      path: '/news',
      callers: ['user'],
      summary: 'The announcements for whoever is signed in, newest first, and which of them they have not opened yet.',
      query: z.object({ page: PageToken.optional() }),
      response: z.object({ news: z.array(NewsHead), next: PageToken.optional() }),
      refusals: ['unreadable-page-token'],
    },
    open: {
      method: 'POST',
      path: '/news/{id}/openings',
      callers: ['user'],
      summary: 'One announcement; it counts as read from now on.',
      params: z.object({ id: Announcement.shape.id }),
      response: News,
      refusals: ['not-found'],
    },
    file: {
      method: 'GET',
      path: '/news/{id}/files/{file}',
      callers: ['user'],
      summary: 'A file of an announcement.',
      params: z.object({ id: Announcement.shape.id, file: AnnouncementFile.shape.id }),
      response: z.object({ fileName: z.string(), mediaType: AnnouncementFile.shape.type, content: z.base64() }),
      refusals: ['not-found'],
    },
  },
});

import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { Announcement, AnnouncementHead, headOf } from '../../shared/domain/announcement';
import type { Instant } from '../../shared/domain/instant';
import type { Database } from './database';
import type { Write } from './ledger';
import { readPageToken, writePageToken } from './page-token';
import { Version, versionedPut, writeVersioned } from './versioned';

const VersionedAnnouncement = Announcement.extend({ version: Version });
export type VersionedAnnouncement = Announcement & { readonly version: Version };

export interface AnnouncementPage {
  readonly announcements: AnnouncementHead[];
  readonly next?: string;
}

export interface Announcements {
  find(id: Announcement['id']): Promise<VersionedAnnouncement | undefined>;
  list(before: Instant | undefined, page: string | undefined, rows: number): Promise<AnnouncementPage>;
  save(
    announcement: Announcement,
    seen: Announcement | undefined,
    version: Version,
    telling: readonly Write[],
  ): Promise<boolean>;
}

const LIST = 'ANNOUNCEMENTS';
const PREFIX = 'FROM#';
/** Sorts behind every announcement of a moment. */
const LAST = '~';
const bodyKey = (id: string) => ({ pk: `ANNOUNCEMENT#${id}`, sk: 'ANNOUNCEMENT' });
const headKey = ({ from, id }: Pick<Announcement, 'from' | 'id'>) => ({ pk: LIST, sk: `${PREFIX}${from}#${id}` });

/** Announcements: each whole by itself, and its head in one list by the moment it begins, so that a list reads no texts. */
export function openAnnouncements(database: Database): Announcements {
  const { client, tables } = database;
  const table = tables.Office;
  return {
    async find(id) {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: bodyKey(id) }));
      return Item === undefined ? undefined : VersionedAnnouncement.parse(Item);
    },

    /** Those that begin before a moment (all, without one), newest first. Refuses `unreadable-page-token`. */
    async list(before, page, rows) {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :low AND :high',
          ExpressionAttributeValues: { ':pk': LIST, ':low': PREFIX, ':high': `${PREFIX}${before ?? ''}${LAST}` },
          ...(page === undefined ? {} : { ExclusiveStartKey: { pk: LIST, sk: readPageToken(page, PREFIX) } }),
          ScanIndexForward: false,
          Limit: rows,
        }),
      );
      const announcements = Items.map((item) => AnnouncementHead.parse(item));
      return LastEvaluatedKey === undefined
        ? { announcements }
        : { announcements, next: writePageToken(String(LastEvaluatedKey.sk)) };
    },

    /** Puts an announcement in the place of the one somebody saw, with the writes that tell of it; false when it had changed. */
    save(announcement, seen, version, telling) {
      const head = { Put: { TableName: table, Item: { ...headKey(announcement), ...headOf(announcement) } } };
      const moved = seen !== undefined && seen.from !== announcement.from;
      return writeVersioned(database, versionedPut(table, { ...bodyKey(announcement.id), ...announcement }, version), [
        head,
        ...(moved ? [{ Delete: { TableName: table, Key: headKey(seen) } }] : []),
        ...telling,
      ]);
    },
  };
}

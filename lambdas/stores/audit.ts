import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { AuditEntry } from '../../shared/domain/audit';
import { type Day, dayOf } from '../../shared/domain/instant';
import type { Database } from './database';
import type { Write } from './ledger';
import { queryPage } from './query-page';

export interface AuditPage {
  readonly entries: AuditEntry[];
  readonly next?: string;
}

export interface Audit {
  writes(entry: AuditEntry): Write[];
  record(entry: AuditEntry): Promise<void>;
  ofDay(day: Day, page: string | undefined, rows: number): Promise<AuditPage>;
  ofSubject(subject: string, page: string | undefined, rows: number): Promise<AuditPage>;
}

const PREFIX = 'AUDIT-ENTRY#';
/** Kept apart, so that nobody who may ask about a subject names a day as one and reads all of it. */
const dayPartition = (day: Day) => `AUDIT#DAY#${day}`;
const subjectPartition = (subject: string) => `AUDIT#OF#${subject}`;

/**
 * The audit trail. An entry lies under its day and, again, under what it is about, so that either list is one query; both
 * are put with the effect they tell of, and never changed.
 */
export function openAudit({ client, tables }: Database): Audit {
  const table = tables.Office;

  function writes(entry: AuditEntry): Write[] {
    return [dayPartition(dayOf(entry.at)), subjectPartition(entry.subject)].map((pk) => ({
      Put: {
        TableName: table,
        Item: { pk, sk: `${PREFIX}${entry.id}`, ...entry },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    }));
  }

  async function list(partition: string, page: string | undefined, rows: number): Promise<AuditPage> {
    const trail = { table, pk: partition, prefix: PREFIX, isNewestFirst: true, page, rows };
    const { found: entries, ...rest } = await queryPage(client, trail, (item) => AuditEntry.parse(item));
    return { entries, ...rest };
  }

  return {
    writes,

    /** Tells of something that changes no table by itself: a view of a paper, an SMS. Comes before it. */
    async record(entry) {
      await client.send(new TransactWriteCommand({ TransactItems: writes(entry) }));
    },

    /** What was done on an Istanbul day, newest first. Refuses `unreadable-page-token`. */
    ofDay: (day, page, rows) => list(dayPartition(day), page, rows),

    /** What was done to one thing, newest first. Refuses `unreadable-page-token`. */
    ofSubject: (subject, page, rows) => list(subjectPartition(subject), page, rows),
  };
}

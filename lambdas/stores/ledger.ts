import { GetCommand, QueryCommand, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { AgentNumber } from '../../shared/domain/agent';
import type { Instant } from '../../shared/domain/instant';
import { Entry, type EntryDraft, emptyHead, type Head, nextEntry } from '../../shared/domain/ledger';
import { Refusal } from '../../shared/domain/refusal';
import { cancellationOf } from './conflict';
import type { Database } from './database';
import { readPageToken, writePageToken } from './page-token';
import { openTurns } from './turns';

/** One write of a transaction, as another store prepares it. */
export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** An entry and the record that causes it: they are written together or not at all. */
export interface Posting {
  readonly entry: EntryDraft;
  readonly cause: Write;
}

/** A write that must go through for entries to be posted, and what it is called when its condition fails. */
export interface Cause {
  readonly reference: string;
  readonly write: Write;
}

/** One account's part of a decision over several: decided on the account's head, again after a lost race; may refuse. */
export interface Part {
  readonly account: AgentNumber;
  readonly decide: (head: Head) => EntryDraft;
}

/** What the caller wants posted on top of a head. Called again with a newer head when a race was lost; may refuse. */
export type Decide = (head: Head) => readonly Posting[];

/** Thrown when a cause's own condition fails: it has been posted before, or its record has moved on. */
export class CauseRejected extends Error {
  override readonly name = 'CauseRejected';

  constructor(readonly references: readonly string[]) {
    super(`already caused: ${references.join(', ')}`);
  }
}

export interface LedgerPage {
  readonly entries: Entry[];
  readonly next?: string;
}

export interface Ledger {
  newest(account: AgentNumber): Promise<Entry | undefined>;
  headBefore(account: AgentNumber, moment: Instant): Promise<Head>;
  stillEndsWith(head: Pick<Head, 'account' | 'seq'>): Write;
  append(account: AgentNumber, decide: Decide, now: () => Instant, known?: Head): Promise<Entry[]>;
  appendAll(parts: readonly Part[], causes: readonly Cause[], now: () => Instant): Promise<Entry[]>;
  list(account: AgentNumber, range: Range, page: string | undefined, rows: number): Promise<LedgerPage>;
  chain(account: AgentNumber, after?: number): AsyncIterable<Entry>;
}

/** How a lost race waits and how often it is tried again before it is refused as `busy`. */
export interface Patience {
  readonly attempts: number;
  readonly wait: (attempt: number) => Promise<void>;
}

/** Where a list goes on: downwards from `start`, not below `lowest`. */
interface Place {
  readonly start: number;
  readonly lowest: number;
}

interface Range {
  readonly from?: Instant | undefined;
  readonly before?: Instant | undefined;
}

const PREFIX = 'ENTRY#';
const LAST_SEQ = 999_999_999_999;
const sortKey = (seq: number): string => `${PREFIX}${String(seq).padStart(12, '0')}`;
const key = (account: AgentNumber, seq: number) => ({ pk: `ACCOUNT#${account}`, sk: sortKey(seq) });

/**
 * The accounts of all agents. An account is the chain of its entries; the next entry is a conditional put of `seq + 1`
 * in one transaction with its cause, so nothing is ever posted twice or halfway, and nobody can overwrite.
 */
export function openLedger({ client, tables }: Database, patience: Patience): Ledger {
  const table = tables.Transactions;
  /** The appends of one process to one account would only race each other. */
  const inTurn = openTurns();

  /** The newest entry: its balance is the account's. Consistent: nobody sees a balance from before their own payment. */
  async function newest(account: AgentNumber): Promise<Entry | undefined> {
    const { Items } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': `ACCOUNT#${account}`, ':prefix': PREFIX },
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit: 1,
      }),
    );
    return Items?.[0] === undefined ? undefined : Entry.parse(Items[0]);
  }

  /** The number of the last entry before a moment, found by halving: entries never run backwards in time. */
  async function lastSeqBefore(account: AgentNumber, moment: Instant): Promise<number> {
    const last = await newest(account);
    if (last === undefined) return 0;
    if (last.at < moment) return last.seq;
    let [earlier, tooLate] = [0, last.seq];
    while (tooLate - earlier > 1) {
      const middle = Math.floor((earlier + tooLate) / 2);
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: key(account, middle) }));
      if (Entry.parse(Item).at < moment) earlier = middle;
      else tooLate = middle;
    }
    return earlier;
  }

  /** Writes entries with their causes; false when the race for a number, or for an item, was lost. */
  async function write(entries: readonly Entry[], causes: readonly Cause[]): Promise<boolean> {
    try {
      await client.send(new TransactWriteCommand({ TransactItems: writesOf(table, entries, causes) }));
      return true;
    } catch (error) {
      const reasons = cancellationOf(error);
      if (reasons === undefined) throw error;
      const rejected = causes.filter((_, index) => reasons[entries.length + index] === 'condition');
      if (rejected.length > 0) throw new CauseRejected(rejected.map(({ reference }) => reference));
      return false;
    }
  }

  /** Decides on a head and writes what follows; undefined when somebody else was faster. */
  async function tryOnce(head: Head, decide: Decide, now: () => Instant): Promise<Entry[] | undefined> {
    const postings = decide(head);
    if (postings.length === 0) return [];
    const entries = chainOn(head, postings, now());
    const causes = postings.map(({ entry, cause }) => ({ reference: entry.reference, write: cause }));
    return (await write(entries, causes)) ? entries : undefined;
  }

  /** Decides on the heads of several accounts and writes all that follows; undefined when somebody else was faster. */
  async function tryAllOnce(
    parts: readonly Part[],
    causes: readonly Cause[],
    now: () => Instant,
  ): Promise<Entry[] | undefined> {
    const entries = await Promise.all(
      parts.map(async ({ account, decide }) => {
        const head = (await newest(account)) ?? emptyHead(account);
        return nextEntry(head, decide(head), now());
      }),
    );
    return (await write(entries, causes)) ? entries : undefined;
  }

  /** Everybody takes the accounts' turns in one order, so that no two wait for each other. */
  function inTurnOfAll<T>(accounts: readonly AgentNumber[], work: () => Promise<T>): Promise<T> {
    const [first, ...others] = accounts;
    return first === undefined ? work() : inTurn(first, () => inTurnOfAll(others, work));
  }

  /** Tries until it is not a lost race, with growing jittered waits; refuses `busy` in the end. */
  async function persist(tryIt: (attempt: number) => Promise<Entry[] | undefined>): Promise<Entry[]> {
    for (let attempt = 1; attempt <= patience.attempts; attempt += 1) {
      const entries = await tryIt(attempt);
      if (entries !== undefined) return entries;
      await patience.wait(attempt);
    }
    throw new Refusal('busy');
  }

  async function locate(account: AgentNumber, { from, before }: Range): Promise<Place> {
    const [below, start] = await Promise.all([
      from === undefined ? 0 : lastSeqBefore(account, from),
      before === undefined ? LAST_SEQ : lastSeqBefore(account, before),
    ]);
    return { start, lowest: below + 1 };
  }

  return {
    newest,

    /** Where the account stood just before a moment; found by a logarithmic search. */
    async headBefore(account, moment) {
      const seq = await lastSeqBefore(account, moment);
      if (seq === 0) return emptyHead(account);
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: key(account, seq) }));
      return Entry.parse(Item);
    },

    /** Writes nothing: holds while no entry follows this one, so that a decision stands on the balance it was taken on. */
    stillEndsWith: ({ account, seq }) => ({
      ConditionCheck: {
        TableName: table,
        Key: key(account, seq + 1),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    }),

    /**
     * Posts what `decide` wants. Losing the race for a number means reading the head and deciding again, with growing
     * jittered waits; `busy` is refused in the end. Throws `CauseRejected` when a cause was posted before. Who has just read
     * the head says so with `known`: it is tried first, and an old one only loses the race.
     */
    append: (account, decide, now, known) =>
      persist((attempt) =>
        inTurn(account, async () => {
          const head = (attempt === 1 ? known : undefined) ?? (await newest(account)) ?? emptyHead(account);
          return tryOnce(head, decide, now);
        }),
      ),

    /**
     * Posts one entry to each of several accounts, all in one transaction with their causes: every account gets its part or
     * none does. At most 100 entries and causes together, an account once; without parts the causes are written alone.
     * Refuses `busy` and throws `CauseRejected` as `append` does.
     */
    appendAll: (parts, causes, now) => {
      const accounts = parts.map(({ account }) => account).sort();
      return persist(() => inTurnOfAll(accounts, () => tryAllOnce(parts, causes, now)));
    },

    /**
     * A page of the statement, newest first. Opening it at a date costs a logarithmic search once; the page token carries
     * what was found, so every further page is one query.
     */
    async list(account, range, page, rows) {
      const { start, lowest } = page === undefined ? await locate(account, range) : readPlace(page);
      // DynamoDB does not answer a range without anything in it: it calls it an error.
      if (start < lowest) return { entries: [] };
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :low AND :high',
          ExpressionAttributeValues: { ':pk': `ACCOUNT#${account}`, ':low': sortKey(lowest), ':high': sortKey(start) },
          ScanIndexForward: false,
          Limit: rows,
        }),
      );
      const entries = Items.map((item) => Entry.parse(item));
      const last = entries.at(-1);
      const isMore = last !== undefined && entries.length === rows && last.seq > lowest;
      return isMore ? { entries, next: writePageToken(`${PREFIX}${last.seq - 1}-${lowest}`) } : { entries };
    },

    /** The entries of an account behind the one numbered `after` (0: all of them), oldest first, for audits and day ends. */
    async *chain(account, after = 0) {
      let start: Record<string, unknown> | undefined;
      do {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: 'pk = :pk AND sk BETWEEN :low AND :high',
            ExpressionAttributeValues: {
              ':pk': `ACCOUNT#${account}`,
              ':low': sortKey(after + 1),
              ':high': sortKey(LAST_SEQ),
            },
            ConsistentRead: true,
            ...(start === undefined ? {} : { ExclusiveStartKey: start }),
          }),
        );
        for (const item of Items) yield Entry.parse(item);
        start = LastEvaluatedKey;
      } while (start !== undefined);
    },
  };
}

function chainOn(head: Head, postings: readonly Posting[], now: Instant): Entry[] {
  const entries: Entry[] = [];
  for (const { entry } of postings) entries.push(nextEntry(entries.at(-1) ?? head, entry, now));
  return entries;
}

function writesOf(table: string, entries: readonly Entry[], causes: readonly Cause[]): Write[] {
  const puts = entries.map((entry) => ({
    Put: {
      TableName: table,
      Item: { ...key(entry.account, entry.seq), ...entry },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  }));
  return [...puts, ...causes.map((cause) => cause.write)];
}

function readPlace(page: string): Place {
  const place = /^ENTRY#(\d{1,12})-(\d{1,12})$/.exec(readPageToken(page, PREFIX));
  if (place === null) throw new Refusal('unreadable-page-token');
  return { start: Number(place[1]), lowest: Number(place[2]) };
}

import { GetCommand, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { Case, type CaseNumber } from '../../shared/domain/case';
import { CaseMessage } from '../../shared/domain/case-message';
import { CasePaper } from '../../shared/domain/case-paper';
import { letterWrites } from './case-letters';
import { rowWrites } from './case-rows';
import { cancellationOf } from './conflict';
import type { Database } from './database';
import type { Write } from './ledger';
import { queryItems } from './query-items';

/** A case with everything that lies in it, oldest message first. */
export interface Dossier {
  readonly case: Case;
  readonly messages: readonly CaseMessage[];
  readonly papers: readonly CasePaper[];
}

/** What comes to a case with a change of it. */
export type Additions = Partial<Omit<Dossier, 'case'>>;

export interface Cases {
  find(number: CaseNumber): Promise<Case | undefined>;
  read(number: CaseNumber): Promise<Dossier | undefined>;
  findPaper(number: CaseNumber, id: CasePaper['id']): Promise<CasePaper | undefined>;
  findMessage(number: CaseNumber, id: CaseMessage['id']): Promise<CaseMessage | undefined>;
  hasMessage(number: CaseNumber, id: CaseMessage['id']): Promise<boolean>;
  keepPapers(number: CaseNumber, papers: readonly CasePaper[]): Promise<void>;
  openWrites(dossier: Dossier): Write[];
  moveWrites(before: Case, after: Case, additions?: Additions): Write[];
  keepMessage(number: CaseNumber, message: CaseMessage): Promise<void>;
  moveMessage(number: CaseNumber, before: CaseMessage, after: CaseMessage): Promise<boolean>;
}

const PAPER = 'PAPER#';
const MESSAGE = 'MESSAGE#';

const partitionOf = (number: CaseNumber) => `CASE#${number}`;
const caseKey = (number: CaseNumber) => ({ pk: partitionOf(number), sk: 'CASE' });
const paperKey = (number: CaseNumber, id: string) => ({ pk: partitionOf(number), sk: `${PAPER}${id}` });
const messageKey = (number: CaseNumber, id: string) => ({ pk: partitionOf(number), sk: `${MESSAGE}${id}` });
const FRESH = 'attribute_not_exists(pk)';

/**
 * Cases with their messages and papers. Each has a row in the list of its state and, where it is known, in its agent's:
 * moved in the same transaction as the case, so that a list is one query and never behind.
 */
export function openCases({ client, tables }: Database): Cases {
  const table = tables.Office;

  async function get(key: { pk: string; sk: string }): Promise<Record<string, unknown> | undefined> {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
    return Item;
  }

  function additionWrites(number: CaseNumber, { messages = [], papers = [] }: Additions): Write[] {
    const items = [
      ...messages.map((message) => ({ ...messageKey(number, message.id), ...message })),
      ...papers.map((paper) => ({ ...paperKey(number, paper.id), ...paper })),
    ].map((Item) => ({ Put: { TableName: table, Item } }));
    return [...items, ...messages.flatMap((message) => letterWrites(table, number, message, true))];
  }

  return {
    async find(number) {
      const item = await get(caseKey(number));
      return item === undefined ? undefined : Case.parse(item);
    },

    async read(number) {
      const items: Record<string, unknown>[] = [];
      const every = {
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': partitionOf(number) },
        ConsistentRead: true,
      };
      for await (const item of queryItems(client, every)) items.push(item);
      const own = items.find(({ sk }) => sk === 'CASE');
      if (own === undefined) return undefined;
      const under = (prefix: string) => items.filter(({ sk }) => String(sk).startsWith(prefix));
      return {
        case: Case.parse(own),
        messages: under(MESSAGE).map((item) => CaseMessage.parse(item)),
        papers: under(PAPER).map((item) => CasePaper.parse(item)),
      };
    },

    async findPaper(number, id) {
      const item = await get(paperKey(number, id));
      return item === undefined ? undefined : CasePaper.parse(item);
    },

    async findMessage(number, id) {
      const item = await get(messageKey(number, id));
      return item === undefined ? undefined : CaseMessage.parse(item);
    },

    async hasMessage(number, id) {
      return (await get(messageKey(number, id))) !== undefined;
    },

    /**
     * Puts papers into a case one after another, ahead of the message they came with: for those that are too many for one
     * transaction. Done twice, it is done once.
     */
    async keepPapers(number, papers) {
      for (const paper of papers) {
        await client.send(new PutCommand({ TableName: table, Item: { ...paperKey(number, paper.id), ...paper } }));
      }
    },

    /** The writes that open a case under a number nobody has used. */
    openWrites(dossier) {
      const Item = { ...caseKey(dossier.case.number), ...dossier.case };
      return [
        { Put: { TableName: table, Item, ConditionExpression: FRESH } },
        ...rowWrites(table, undefined, dossier.case),
        ...additionWrites(dossier.case.number, dossier),
      ];
    },

    /** The writes that move a case on, if nobody else has moved it since it was read, with what came to it. */
    moveWrites(before, after, additions = {}) {
      return [
        {
          Put: {
            TableName: table,
            Item: { ...caseKey(after.number), ...after },
            ConditionExpression: '#state = :state AND revision = :revision',
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: { ':state': before.state, ':revision': before.revision },
          },
        },
        ...rowWrites(table, before, after),
        ...additionWrites(after.number, additions),
      ];
    },

    /** Notes what became of a message of ours; the lists of those that did not go know it with it. */
    async keepMessage(number, message) {
      const put: Write = { Put: { TableName: table, Item: { ...messageKey(number, message.id), ...message } } };
      for (;;) {
        try {
          const TransactItems = [put, ...letterWrites(table, number, message, false)];
          await client.send(new TransactWriteCommand({ TransactItems }));
          return;
        } catch (error) {
          if (cancellationOf(error) === undefined) throw error;
        }
      }
    },

    /**
     * Moves a message of ours on, if nobody has sent it, given it up or tried it again since it was read; false otherwise.
     * Who is about to send it again passes here first, so that of two only one does.
     */
    async moveMessage(number, before, after) {
      const put: Write = {
        Put: {
          TableName: table,
          Item: { ...messageKey(number, after.id), ...after },
          ConditionExpression: ['direction = :out', ...UNMOVED.map((name) => unmoved(name, before[name]))].join(
            ' AND ',
          ),
          ExpressionAttributeValues: {
            ':out': 'out',
            ...Object.fromEntries(
              UNMOVED.flatMap((name) => (before[name] === undefined ? [] : [[`:${name}`, before[name]]])),
            ),
          },
        },
      };
      for (;;) {
        try {
          const TransactItems = [put, ...letterWrites(table, number, after, false)];
          await client.send(new TransactWriteCommand({ TransactItems }));
          return true;
        } catch (error) {
          const reasons = cancellationOf(error);
          if (reasons === undefined) throw error;
          if (reasons.includes('condition')) return false;
        }
      }
    },
  };
}

/** What tells that nobody has moved a letter. */
const UNMOVED = ['sentAt', 'unsent', 'triedAt'] as const;

function unmoved(name: (typeof UNMOVED)[number], value: string | undefined): string {
  return value === undefined ? `attribute_not_exists(${name})` : `${name} = :${name}`;
}

import { GetCommand, PutCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { AgentNumber } from '../../shared/domain/agent';
import { DayEnd } from '../../shared/domain/day-end';
import { Day } from '../../shared/domain/instant';
import { isConditionFailure } from './conflict';
import type { Database } from './database';
import type { Write } from './ledger';
import { queryItems } from './query-items';

export interface DayEnds {
  latest(agent: AgentNumber, upTo?: Day): Promise<DayEnd | undefined>;
  list(agent: AgentNumber, from: Day, to: Day): Promise<DayEnd[]>;
  closeWrite(dayEnd: DayEnd): Write;
  close(dayEnd: DayEnd): Promise<'closed' | 'known'>;
  closedTo(): Promise<Day | undefined>;
  markClosedTo(day: Day): Promise<void>;
}

const PREFIX = 'DAY-END#';
const partition = (agent: string) => `AGENT#${agent}`;
const sortKey = (day: string) => `${PREFIX}${day}`;
/** Behind every day. */
const LAST = '9999-12-31';
const MARKER = { pk: 'DAY-ENDS', sk: 'CLOSED-TO' };

/** The ends of each agent's days, and how far the whole network is closed. */
export function openDayEnds({ client, tables }: Database): DayEnds {
  const table = tables.Transactions;

  const put = (dayEnd: DayEnd) => ({
    TableName: table,
    Item: { pk: partition(dayEnd.agent), sk: sortKey(dayEnd.day), ...dayEnd },
    ConditionExpression: 'attribute_not_exists(pk)',
  });

  const between = (agent: AgentNumber, from: string, to: string) =>
    ({
      TableName: table,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :low AND :high',
      ExpressionAttributeValues: { ':pk': partition(agent), ':low': sortKey(from), ':high': sortKey(to) },
    }) satisfies QueryCommandInput;

  return {
    /** The newest day end, where said the newest up to a day. Consistent: what is closed is not closed again. */
    async latest(agent, upTo) {
      const { Items } = await client.send(
        new QueryCommand({
          ...between(agent, '', upTo ?? LAST),
          ScanIndexForward: false,
          ConsistentRead: true,
          Limit: 1,
        }),
      );
      return Items?.[0] === undefined ? undefined : DayEnd.parse(Items[0]);
    },

    /** The day ends of a range (`from` not after `to`), both included, oldest first. Days without entries have none. */
    async list(agent, from, to) {
      const dayEnds: DayEnd[] = [];
      const every = { ...between(agent, from, to), ConsistentRead: true };
      for await (const item of queryItems(client, every)) dayEnds.push(DayEnd.parse(item));
      return dayEnds;
    },

    /** The write that closes a day; goes into one transaction with the entry of its commission. */
    closeWrite: (dayEnd) => ({ Put: put(dayEnd) }),

    /** Closes a day that earned nothing. */
    async close(dayEnd) {
      try {
        await client.send(new PutCommand(put(dayEnd)));
        return 'closed';
      } catch (error) {
        if (isConditionFailure(error)) return 'known';
        throw error;
      }
    },

    /** The day up to which every agent is closed. Only spares work: each agent's own day ends decide. */
    async closedTo() {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: MARKER }));
      return Item === undefined ? undefined : Day.parse(Item.day);
    },

    async markClosedTo(day) {
      await client.send(new PutCommand({ TableName: table, Item: { ...MARKER, day } }));
    },
  };
}

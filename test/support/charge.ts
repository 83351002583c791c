import {
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
} from '@aws-sdk/lib-dynamodb';
import { indexUnits, readUnits, type SparseIndex, writeUnits } from './capacity';
import { type Item, itemBytes } from './item-bytes';
import { readBy, type TouchedItem, writtenBy } from './touched-items';

/** What AWS charges for one request. */
export interface Charge {
  readonly writeUnits: number;
  readonly readUnits: number;
  /** The partitions it touched. */
  readonly partitions: readonly string[];
  /** The largest item it wrote or read. */
  readonly largestBytes: number;
}

/** Weighs a request once it is over; `isDone`: it was not refused by its condition, which costs as much. */
export type Weigh = (isDone: boolean) => Promise<Charge>;

/**
 * Gets ready to weigh a request that is about to go out: looks at the items as they are before it. Throws for a command
 * whose price it does not know (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html).
 */
export async function prepareToWeigh(
  client: DynamoDBDocumentClient,
  indexes: ReadonlyMap<string, SparseIndex>,
  command: string,
  input: unknown,
): Promise<Weigh> {
  const look = async ({ table: TableName, key: Key }: TouchedItem): Promise<Item | undefined> =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;

  async function weighWrites(items: TouchedItem[]): Promise<Weigh> {
    const factor = command === 'TransactWriteItemsCommand' ? 2 : 1;
    const before = await Promise.all(items.map(look));
    return async (isDone) => {
      const after = isDone ? await Promise.all(items.map(look)) : before;
      const bytes = items.map(({ put }, at) => Math.max(...[before[at], after[at], put].map(bytesOf)));
      const indexed = items.map(({ table }, at) => {
        const index = indexes.get(table);
        return index === undefined ? 0 : indexUnits(index, before[at], after[at]);
      });
      const units = sum(bytes.map((each) => factor * writeUnits(each))) + sum(indexed);
      return { writeUnits: units, readUnits: 0, ...placeOf(items), largestBytes: Math.max(0, ...bytes) };
    };
  }

  function weighReads(items: TouchedItem[]): Weigh {
    const factor = command === 'TransactGetItemsCommand' ? 2 : 1;
    return async () => {
      const bytes = (await Promise.all(items.map(look))).map(bytesOf);
      const units = sum(bytes.map((each, at) => factor * readUnits(each, items[at]?.isConsistent === true)));
      return { writeUnits: 0, readUnits: units, ...placeOf(items), largestBytes: Math.max(0, ...bytes) };
    };
  }

  function weighList(list: QueryCommandInput): Weigh {
    return async () => {
      const read = beforeFilter(list);
      const { Items = [] } = await (command === 'ScanCommand'
        ? client.send(new ScanCommand(read))
        : client.send(new QueryCommand(read)));
      const bytes = Items.map(bytesOf);
      return {
        writeUnits: 0,
        readUnits: readUnits(sum(bytes), list.ConsistentRead === true),
        partitions: partitionOf(list),
        largestBytes: Math.max(0, ...bytes),
      };
    };
  }

  const [writes, reads] = [writtenBy[command], readBy[command]];
  if (writes !== undefined) return weighWrites(writes(input as never));
  if (reads !== undefined) return weighReads(reads(input as never));
  if (command === 'QueryCommand' || command === 'ScanCommand') return weighList(input as QueryCommandInput);
  throw new Error(`nobody knows the price of ${command}`);
}

/** The list as it reads before it filters and projects: that is what is charged. */
function beforeFilter(list: QueryCommandInput): QueryCommandInput {
  const { FilterExpression, ProjectionExpression, Select, ...rest } = list;
  const { ExpressionAttributeNames: names, ExpressionAttributeValues: values, ...read } = rest;
  const isUsed = ([name]: [string, unknown]) => new RegExp(`${name}\\b`).test(list.KeyConditionExpression ?? '');
  const usedNames = Object.entries(names ?? {}).filter(isUsed);
  const usedValues = Object.entries(values ?? {}).filter(isUsed);
  return {
    ...read,
    ...(usedNames.length > 0 && { ExpressionAttributeNames: Object.fromEntries(usedNames) }),
    ...(usedValues.length > 0 && { ExpressionAttributeValues: Object.fromEntries(usedValues) }),
  };
}

function partitionOf({ KeyConditionExpression = '', ExpressionAttributeValues = {} }: QueryCommandInput): string[] {
  const name = /=\s*(:\w+)/.exec(KeyConditionExpression)?.[1];
  return name === undefined ? [] : [String(ExpressionAttributeValues[name])];
}

function placeOf(items: readonly TouchedItem[]) {
  return { partitions: items.map(({ key }) => String(key.pk)) };
}

function bytesOf(item: Item | undefined): number {
  return item === undefined ? 0 : itemBytes(item);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

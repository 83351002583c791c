import type {
  BatchGetCommandInput,
  BatchWriteCommandInput,
  DeleteCommandInput,
  GetCommandInput,
  PutCommandInput,
  TransactGetCommandInput,
  TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Item } from './item-bytes';

/** One item that a command names by its key. */
export interface TouchedItem {
  readonly table: string;
  readonly key: Item;
  /** The whole item, where the command puts one. */
  readonly put?: Item;
  /** For reads. */
  readonly isConsistent?: boolean;
}

type Touches = (input: never) => TouchedItem[];

/** What each writing command touches; any other command writes nothing. */
export const writtenBy: Readonly<Record<string, Touches>> = {
  PutItemCommand: (input: PutCommandInput) => [putOf(input)],
  UpdateItemCommand: (input: DeleteCommandInput) => [keyOf(input)],
  DeleteItemCommand: (input: DeleteCommandInput) => [keyOf(input)],
  BatchWriteItemCommand: ({ RequestItems = {} }: BatchWriteCommandInput) =>
    Object.entries(RequestItems).flatMap(([TableName, requests]) =>
      requests.map(({ PutRequest, DeleteRequest }) =>
        PutRequest === undefined
          ? keyOf({ TableName, Key: DeleteRequest?.Key })
          : putOf({ TableName, Item: PutRequest.Item }),
      ),
    ),
  TransactWriteItemsCommand: ({ TransactItems = [] }: TransactWriteCommandInput) =>
    TransactItems.map(({ Put, Update, Delete, ConditionCheck }) =>
      Put === undefined ? keyOf(Update ?? Delete ?? ConditionCheck) : putOf(Put),
    ),
};

/** What each command that reads by key touches. */
export const readBy: Readonly<Record<string, Touches>> = {
  GetItemCommand: (input: GetCommandInput) => [{ ...keyOf(input), isConsistent: input.ConsistentRead === true }],
  BatchGetItemCommand: ({ RequestItems = {} }: BatchGetCommandInput) =>
    Object.entries(RequestItems).flatMap(([TableName, { Keys = [], ConsistentRead }]) =>
      Keys.map((Key) => ({ ...keyOf({ TableName, Key }), isConsistent: ConsistentRead === true })),
    ),
  TransactGetItemsCommand: ({ TransactItems = [] }: TransactGetCommandInput) =>
    TransactItems.map(({ Get }) => ({ ...keyOf(Get), isConsistent: true })),
};

function keyOf(named: { TableName: string | undefined; Key: Item | undefined } | undefined): TouchedItem {
  if (named?.TableName === undefined || named.Key === undefined) throw new Error('a command without table or key');
  return { table: named.TableName, key: named.Key };
}

function putOf({ TableName, Item: put = {} }: { TableName: string | undefined; Item: Item | undefined }): TouchedItem {
  return { ...keyOf({ TableName, Key: { pk: put.pk, sk: put.sk } }), put };
}

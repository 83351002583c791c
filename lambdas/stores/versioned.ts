import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { cancellationOf } from './conflict';
import type { Database } from './database';
import type { Write } from './ledger';

/** How often a record was changed; 0 while there is none. Whoever changes it says which version they saw. */
export const Version = z.int().nonnegative();
export type Version = z.infer<typeof Version>;

/** A record of a table as it is to be put. */
type Item = { readonly pk: string; readonly sk: string } & Readonly<Record<string, unknown>>;

/** The write that puts a record in the place of the version somebody saw. */
export function versionedPut(table: string, item: Item, seen: Version): Write {
  return {
    Put: {
      TableName: table,
      Item: { ...item, version: seen + 1 },
      ...(seen === 0
        ? { ConditionExpression: 'attribute_not_exists(pk) OR attribute_not_exists(version)' }
        : { ConditionExpression: 'version = :seen', ExpressionAttributeValues: { ':seen': seen } }),
    },
  };
}

/** Writes a record with what tells of it; false when somebody else has changed the record meanwhile. */
export async function writeVersioned({ client }: Database, write: Write, telling: readonly Write[]): Promise<boolean> {
  try {
    await client.send(new TransactWriteCommand({ TransactItems: [write, ...telling] }));
    return true;
  } catch (error) {
    const reasons = cancellationOf(error);
    if (reasons !== undefined && (reasons[0] === 'condition' || reasons.includes('conflict'))) return false;
    throw error;
  }
}

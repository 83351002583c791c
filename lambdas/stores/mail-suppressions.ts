import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { MailSuppression } from '../../shared/domain/mail-suppression';
import { isConditionFailure } from './conflict';
import type { Database } from './database';
import { queryItems } from './query-items';

export interface MailSuppressions {
  find(address: string): Promise<MailSuppression | undefined>;
  add(suppression: MailSuppression): Promise<'added' | 'known'>;
  list(): AsyncIterable<MailSuppression>;
  lift(address: string): Promise<'lifted' | 'unknown'>;
}

const PARTITION = 'MAIL-SUPPRESSIONS';
const keyOf = (address: string) => ({ pk: PARTITION, sk: address.toLowerCase() });

/** The addresses nothing is sent to: few, so they are one partition. */
export function openMailSuppressions({ client, tables }: Database): MailSuppressions {
  const TableName = tables.Office;
  return {
    async find(address) {
      const { Item } = await client.send(new GetCommand({ TableName, Key: keyOf(address) }));
      return Item === undefined ? undefined : MailSuppression.parse(Item);
    },

    /** Notes an address, once: told again, it stays as it was first told. */
    async add(suppression) {
      const Item = { ...keyOf(suppression.address), ...suppression };
      try {
        await client.send(new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' }));
        return 'added';
      } catch (error) {
        if (isConditionFailure(error)) return 'known';
        throw error;
      }
    },

    /** All of them, by address. */
    async *list() {
      const every = {
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': PARTITION },
      };
      for await (const item of queryItems(client, every)) yield MailSuppression.parse(item);
    },

    /** Lets mail go to an address again: its owner has mended it, or asked for it. */
    async lift(address) {
      const { Attributes } = await client.send(
        new DeleteCommand({ TableName, Key: keyOf(address), ReturnValues: 'ALL_OLD' }),
      );
      return Attributes === undefined ? 'unknown' : 'lifted';
    },
  };
}

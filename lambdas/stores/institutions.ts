import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { Institution } from '../../shared/domain/institution';
import type { Database } from './database';
import { readItems } from './read-items';

export interface Institutions {
  list(): Promise<Institution[]>;
  findAll(ids: readonly Institution['id'][]): Promise<Map<Institution['id'], Institution>>;
  save(institution: Institution): Promise<void>;
}

const keyOf = (id: string) => ({ pk: 'INSTITUTIONS', sk: id });

/** Whose bills can be paid: some hundred, so they are one partition. */
export function openInstitutions({ client, tables }: Database): Institutions {
  const table = tables.Office;
  return {
    async list() {
      const institutions: Institution[] = [];
      let start: Record<string, unknown> | undefined;
      do {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: 'pk = :pk',
            ExpressionAttributeValues: { ':pk': 'INSTITUTIONS' },
            ...(start === undefined ? {} : { ExclusiveStartKey: start }),
          }),
        );
        institutions.push(...Items.map((item) => Institution.parse(item)));
        start = LastEvaluatedKey;
      } while (start !== undefined);
      return institutions;
    },

    /** Those of these that exist, by id. */
    async findAll(ids) {
      const items = await readItems(client, table, ids.map(keyOf));
      return new Map(items.map((item) => [String(item.sk), Institution.parse(item)]));
    },

    async save(institution) {
      await client.send(new PutCommand({ TableName: table, Item: { ...keyOf(institution.id), ...institution } }));
    },
  };
}

import { DeleteCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { Favourite } from '../../shared/api/bills';
import type { AgentNumber } from '../../shared/domain/agent';
import type { Database } from './database';

export interface Favourites {
  list(agent: AgentNumber): Promise<Favourite[]>;
  keep(agent: AgentNumber, favourite: Favourite): Promise<void>;
  drop(agent: AgentNumber, id: Favourite['id']): Promise<void>;
}

const partition = (agent: string) => `FAVOURITES#${agent}`;

/** The subscriptions an agent keeps under names of its own. */
export function openFavourites({ client, tables }: Database): Favourites {
  const table = tables.Office;
  return {
    async list(agent) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': partition(agent) },
          Limit: 100,
        }),
      );
      return Items.map((item) => Favourite.parse(item));
    },

    async keep(agent, favourite) {
      await client.send(
        new PutCommand({ TableName: table, Item: { pk: partition(agent), sk: favourite.id, ...favourite } }),
      );
    },

    async drop(agent, id) {
      await client.send(new DeleteCommand({ TableName: table, Key: { pk: partition(agent), sk: id } }));
    },
  };
}

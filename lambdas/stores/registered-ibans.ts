import { QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { AgentNumber } from '../../shared/domain/agent';
import { type Iban, RegisteredIban } from '../../shared/domain/registered-iban';
import { cancellationOf } from './conflict';
import type { Database } from './database';
import type { Write } from './ledger';
import { readItems } from './read-items';

export interface RegisteredIbans {
  find(ibans: readonly Iban[]): Promise<RegisteredIban[]>;
  ofAgent(agent: AgentNumber): Promise<RegisteredIban[]>;
  register(registration: RegisteredIban): Promise<'registered' | 'taken'>;
  drop(agent: AgentNumber, iban: Iban): Promise<void>;
}

const keyOf = (iban: string) => ({ pk: `IBAN#${iban}`, sk: 'IBAN' });
const ownKey = (agent: string, iban: string) => ({ pk: `AGENT#${agent}`, sk: `IBAN#${iban}` });

/** Which sender's IBAN loads which agent: once by IBAN, for the loader, and once by agent, for those who look after it. */
export function openRegisteredIbans(database: Database): RegisteredIbans {
  const { client, tables } = database;
  const table = tables.Agents;
  return {
    async find(ibans) {
      const items = await readItems(client, table, ibans.map(keyOf));
      return items.map((item) => RegisteredIban.parse(item));
    },

    ofAgent: (agent) => ibansOf(database, agent),

    /** Nobody registers what is registered, not even for the same agent again. */
    async register(registration) {
      const { iban, agent } = registration;
      const keys = [keyOf(iban), ownKey(agent, iban)];
      try {
        await client.send(
          new TransactWriteCommand({
            TransactItems: [
              ...keys.map((key) => ({
                Put: {
                  TableName: table,
                  Item: { ...key, ...registration },
                  ConditionExpression: 'attribute_not_exists(pk)',
                },
              })),
              isActiveCheck(table, agent),
            ],
          }),
        );
        return 'registered';
      } catch (error) {
        if (cancellationOf(error)?.includes('condition')) return 'taken';
        throw error;
      }
    },

    /** Forgets an agent's registration; nothing happens where there is none. */
    async drop(agent, iban) {
      const mine = {
        ConditionExpression: 'attribute_not_exists(pk) OR #agent = :agent',
        ExpressionAttributeNames: { '#agent': 'agent' },
        ExpressionAttributeValues: { ':agent': agent },
      };
      await client.send(
        new TransactWriteCommand({
          TransactItems: [keyOf(iban), ownKey(agent, iban)].map((Key) => ({
            Delete: { TableName: table, Key, ...mine },
          })),
        }),
      );
    },
  };
}

/** The IBANs that load an agent. */
export async function ibansOf({ client, tables }: Database, agent: AgentNumber): Promise<RegisteredIban[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: tables.Agents,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': `AGENT#${agent}`, ':prefix': 'IBAN#' },
    }),
  );
  return Items.map((item) => RegisteredIban.parse(item));
}

/** The writes that keep an agent's IBANs in step with whether it may be loaded. */
export function ibanStateWrites(table: string, ibans: readonly RegisteredIban[], isActive: boolean): Write[] {
  return ibans
    .flatMap(({ iban, agent }) => [keyOf(iban), ownKey(agent, iban)])
    .map((Key) => ({
      Update: {
        TableName: table,
        Key,
        UpdateExpression: 'SET isActive = :isActive',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':isActive': isActive },
      },
    }));
}

/** Registered as active, so the agent must be: somebody may be freezing it at this moment. */
function isActiveCheck(table: string, agent: string): Write {
  return {
    ConditionCheck: {
      TableName: table,
      Key: { pk: `AGENT#${agent}`, sk: 'AGENT' },
      ConditionExpression: '#state = :active',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':active': 'active' },
    },
  };
}

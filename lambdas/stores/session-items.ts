import { DeleteCommand, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import { type Instant, later, msOf } from '../../shared/domain/instant';
import type { Lived, SessionLimits } from '../../shared/domain/session';
import { isConditionFailure } from './conflict';
import type { Database } from './database';
import type { Write } from './ledger';

/** Whose sessions: where they lie, so that all of one person's can be ended at once. */
interface Place {
  readonly pk: string;
  readonly prefix: string;
}

/** Sessions of one kind of people, each beside its person. `N` is what names a session, by its own id and its person. */
export function openSessionItems<N extends { readonly id: string }, S extends N & Lived>(
  { client, tables }: Database,
  { schema, placeOf, limits }: { schema: z.ZodType<S>; placeOf: (name: Omit<N, 'id'>) => Place; limits: SessionLimits },
) {
  const table = tables.Agents;
  const keyOf = (name: N) => {
    const { pk, prefix } = placeOf(name);
    return { pk, sk: `${prefix}${name.id}` };
  };

  async function list(person: Omit<N, 'id'>): Promise<S[]> {
    const { pk, prefix } = placeOf(person);
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
        ConsistentRead: true,
      }),
    );
    return Items.map((item) => schema.parse(item));
  }

  return {
    async start(session: S): Promise<void> {
      const expiresAt = Math.ceil(msOf(later(session.startedAt, limits.absoluteMs)) / 1_000);
      await client.send(new PutCommand({ TableName: table, Item: { ...keyOf(session), ...session, expiresAt } }));
    },

    async find(name: N): Promise<S | undefined> {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: keyOf(name) }));
      return Item === undefined ? undefined : schema.parse(Item);
    },

    /** Notes that the session is in use; does not bring an ended one back. */
    async touch(name: N, now: Instant): Promise<void> {
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: keyOf(name),
            UpdateExpression: 'SET seenAt = :now',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeValues: { ':now': now },
          }),
        );
      } catch (error) {
        if (!isConditionFailure(error)) throw error;
      }
    },

    async end(name: N): Promise<void> {
      await client.send(new DeleteCommand({ TableName: table, Key: keyOf(name) }));
    },

    /** The writes that end a person's sessions of now, in one transaction with what ends them. */
    async endWrites(person: Omit<N, 'id'>): Promise<Write[]> {
      const running = await list(person);
      return running.map((session) => ({ Delete: { TableName: table, Key: keyOf(session) } }));
    },

    /** Ends every session of a person but, where named, the one with the id `except`. */
    async endAll(person: Omit<N, 'id'>, except?: string): Promise<void> {
      const others = (await list(person)).filter(({ id }) => id !== except);
      await Promise.all(others.map((session) => this.end(session)));
    },
  };
}

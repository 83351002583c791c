import { TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CaseNumber, caseNumber } from '../../shared/domain/case';
import { CaseMessage } from '../../shared/domain/case-message';
import { dayOf, type Instant } from '../../shared/domain/instant';
import { cancellationOf } from './conflict';
import type { Database } from './database';
import { readItems } from './read-items';

/** Where a message belongs: its case, and what it is called there. Decided once, before anything else is written. */
const CasePlace = z.object({
  number: CaseNumber,
  message: CaseMessage.shape.id,
  /** The case was there before it. */
  isReply: z.boolean(),
  /** What its acknowledgement would be called. */
  acknowledgement: CaseMessage.shape.id,
  /** Of a form sent online: what its sender sent, so that other content under the same key shows. */
  contentHash: z.string().length(64).optional(),
});
export type CasePlace = z.infer<typeof CasePlace>;

export interface CasePlaces {
  find(identities: readonly string[]): Promise<CasePlace | undefined>;
  keep(identities: readonly string[], place: CasePlace): Promise<CasePlace>;
  numberOf(identities: readonly string[]): Promise<CaseNumber | undefined>;
  mintNumber(now: Instant): Promise<CaseNumber>;
}

const keyOf = (identity: string) => ({ pk: `CASE-MAIL#${identity}`, sk: 'MAIL' });

/**
 * Which case each message belongs to, by what makes it the message it is (its Message-ID, its bytes): the record that keeps
 * one message one case, whatever dies in between.
 */
export function openCasePlaces({ client, tables }: Database): CasePlaces {
  const table = tables.Office;

  async function find(identities: readonly string[]): Promise<CasePlace | undefined> {
    const items = await readItems(client, table, identities.map(keyOf), { ConsistentRead: true });
    const places = new Map(items.map((item) => [String(item.pk), CasePlace.parse(item)]));
    return identities.map((identity) => places.get(keyOf(identity).pk)).find((place) => place !== undefined);
  }

  return {
    /** The place of a message that was seen before, under any of its identities; the first of them counts. */
    find,

    /** Gives a message its place, unless somebody was faster: then theirs. Returns the place it has. */
    async keep(identities, place) {
      const Items = identities.map((identity) => ({
        Put: {
          TableName: table,
          Item: { ...keyOf(identity), ...place },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      }));
      for (;;) {
        try {
          await client.send(new TransactWriteCommand({ TransactItems: Items }));
          return place;
        } catch (error) {
          if (cancellationOf(error) === undefined) throw error;
          const kept = await find(identities);
          if (kept !== undefined) return kept;
        }
      }
    },

    /** The case of the first of these messages that we know. */
    async numberOf(identities) {
      return (await find(identities))?.number;
    },

    /** The next number of the year. One that is never used leaves a gap, which means nothing. */
    async mintNumber(now) {
      const year = dayOf(now).slice(0, 4);
      const { Attributes } = await client.send(
        new UpdateCommand({
          TableName: table,
          Key: { pk: 'CASE-NUMBERS', sk: year },
          UpdateExpression: 'ADD #last :one',
          ExpressionAttributeNames: { '#last': 'last' },
          ExpressionAttributeValues: { ':one': 1 },
          ReturnValues: 'UPDATED_NEW',
        }),
      );
      return caseNumber(Number(year), Number(Attributes?.last));
    },
  };
}

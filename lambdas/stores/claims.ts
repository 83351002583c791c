import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { AgentNumber } from '../../shared/domain/agent';
import { Claim } from '../../shared/domain/claim';
import { dayOf, later, msOf } from '../../shared/domain/instant';
import type { Transfer } from '../../shared/domain/transfer';
import type { Database } from './database';

export interface Claims {
  make(claim: Claim): Promise<void>;
  of(transfer: Pick<Transfer, 'account' | 'bookedAt' | 'amount'>): Promise<AgentNumber[]>;
}

/** A transfer that has not come after so long will not come. */
const KEPT_MS = 60 * 86_400_000;
const MOST = 20;

const partition = ({ account, day, amount }: Pick<Claim, 'account' | 'day' | 'amount'>) =>
  `CLAIM#${account}#${day}#${amount}`;

/**
 * What agents say is theirs, under what they say of it: so a claim is found beside its transfer also when the transfer
 * comes later. An agent's claim of one thing is one, however often it is made.
 */
export function openClaims({ client, tables }: Database): Claims {
  const table = tables.Transactions;
  return {
    async make(claim) {
      const expiresAt = Math.ceil(msOf(later(claim.at, KEPT_MS)) / 1_000);
      await client.send(
        new PutCommand({ TableName: table, Item: { pk: partition(claim), sk: claim.agent, expiresAt, ...claim } }),
      );
    },

    /** The agents whose claim fits a transfer. */
    async of({ account, bookedAt, amount }) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': partition({ account, day: dayOf(bookedAt), amount }) },
          Limit: MOST,
        }),
      );
      return Items.map((item) => Claim.parse(item).agent);
    },
  };
}

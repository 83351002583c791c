import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { GatewayTotal } from '../../shared/domain/gateway-day-end';
import { Day, Instant } from '../../shared/domain/instant';
import type { Database } from './database';

/** The proof that a gateway's day was compared with ours, and with what result. */
export const Reconciliation = z.object({
  gateway: z.string(),
  day: Day,
  at: Instant,
  /** Our own totals. */
  totals: z.array(GatewayTotal),
  /** How many differences there were; each is a finding. */
  differences: z.int().nonnegative(),
});
export type Reconciliation = z.infer<typeof Reconciliation>;

export interface Reconciliations {
  latest(gateway: string): Promise<Reconciliation | undefined>;
  record(reconciliation: Reconciliation): Promise<void>;
}

const partition = (gateway: string) => `RECONCILIATIONS#${gateway}`;

/** Which days of which gateways have been reconciled. */
export function openReconciliations({ client, tables }: Database): Reconciliations {
  return {
    async latest(gateway) {
      const { Items } = await client.send(
        new QueryCommand({
          TableName: tables.Office,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': partition(gateway) },
          ScanIndexForward: false,
          Limit: 1,
        }),
      );
      return Items?.[0] === undefined ? undefined : Reconciliation.parse(Items[0]);
    },

    /** Two runs at once write the same of a final day. */
    async record(reconciliation) {
      const { gateway, day } = reconciliation;
      await client.send(
        new PutCommand({ TableName: tables.Office, Item: { pk: partition(gateway), sk: day, ...reconciliation } }),
      );
    },
  };
}

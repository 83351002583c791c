import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { Proposal } from '../../shared/domain/proposal';
import type { Database } from './database';
import type { Cause } from './ledger';
import { readItems } from './read-items';
import { queueOf } from './work-queue';

export interface ProposalPage {
  readonly proposals: Proposal[];
  readonly next?: string;
}

export interface Proposals {
  find(id: Proposal['id']): Promise<Proposal | undefined>;
  waiting(page: string | undefined, rows: number): Promise<ProposalPage>;
  makeCause(proposal: Proposal): Cause;
  decideCause(proposal: Proposal): Cause;
}

const keyOf = (id: string) => ({ pk: `PROPOSAL#${id}`, sk: 'PROPOSAL' });

/** What waits for a second person of the staff, and what became of it. */
export function openProposals({ client, tables }: Database): Proposals {
  const table = tables.Transactions;
  const referenceOf = ({ id }: Proposal) => `proposal:${id}`;
  return {
    async find(id) {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: keyOf(id), ConsistentRead: true }));
      return Item === undefined ? undefined : Proposal.parse(Item);
    },

    /** Those that wait, oldest first. Refuses `unreadable-page-token`. */
    async waiting(page, rows) {
      const { keys, ...rest } = await queueOf(client, table, 'proposal', page, rows);
      const items = await readItems(client, table, keys);
      const proposals = items.map((item) => Proposal.parse(item)).filter(({ state }) => state === 'waiting');
      return { proposals: proposals.sort((a, b) => (a.id < b.id ? -1 : 1)), ...rest };
    },

    /** Puts a new one. */
    makeCause: (proposal) => ({
      reference: referenceOf(proposal),
      write: {
        Put: {
          TableName: table,
          Item: { ...keyOf(proposal.id), work: 'proposal', workAt: `${proposal.at}#${proposal.id}`, ...proposal },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
    }),

    /** Puts it approved or declined, which happens once. */
    decideCause: (proposal) => ({
      reference: referenceOf(proposal),
      write: {
        Put: {
          TableName: table,
          Item: { ...keyOf(proposal.id), ...proposal },
          ConditionExpression: '#state = :waiting',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':waiting': 'waiting' },
        },
      },
    }),
  };
}

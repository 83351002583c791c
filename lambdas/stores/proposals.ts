import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { Proposal } from '../../shared/domain/proposal';
import type { Database } from './database';
import type { Cause, Write } from './ledger';
import { queryPage } from './query-page';

export interface ProposalPage {
  readonly proposals: Proposal[];
  readonly next?: string;
}

export interface Proposals {
  find(id: Proposal['id']): Promise<Proposal | undefined>;
  waiting(page: string | undefined, rows: number): Promise<ProposalPage>;
  makeCauses(proposal: Proposal): Cause[];
  decideCauses(proposal: Proposal): Cause[];
}

const LIST = 'PROPOSALS';
const ROW = 'ROW#';
const keyOf = ({ id }: Pick<Proposal, 'id'>) => ({ pk: `PROPOSAL#${id}`, sk: 'PROPOSAL' });
const rowKey = ({ at, id }: Proposal) => ({ pk: LIST, sk: `${ROW}${at}#${id}` });

/** What waits for a second person of the staff, and what became of it; those that wait lie again as rows of one list. */
export function openProposals({ client, tables }: Database): Proposals {
  const table = tables.Transactions;
  const causesOf = ({ id }: Proposal, writes: readonly Write[]): Cause[] =>
    writes.map((write) => ({ reference: `proposal:${id}`, write }));
  return {
    async find(id) {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: keyOf({ id }), ConsistentRead: true }),
      );
      return Item === undefined ? undefined : Proposal.parse(Item);
    },

    /** Those that wait, oldest first. Refuses `unreadable-page-token`. */
    async waiting(page, rows) {
      const list = { table, pk: LIST, prefix: ROW, page, rows };
      const { found: proposals, ...rest } = await queryPage(client, list, (item) => Proposal.parse(item));
      return { proposals, ...rest };
    },

    /** Puts a new one. */
    makeCauses: (proposal) =>
      causesOf(proposal, [
        {
          Put: {
            TableName: table,
            Item: { ...keyOf(proposal), ...proposal },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
        { Put: { TableName: table, Item: { ...rowKey(proposal), ...proposal } } },
      ]),

    /** Puts it approved or declined, which happens once. */
    decideCauses: (proposal) =>
      causesOf(proposal, [
        {
          Put: {
            TableName: table,
            Item: { ...keyOf(proposal), ...proposal },
            ConditionExpression: '#state = :waiting',
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: { ':waiting': 'waiting' },
          },
        },
        { Delete: { TableName: table, Key: rowKey(proposal) } },
      ]),
  };
}

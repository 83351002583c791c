import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { CaseNumber } from '../../shared/domain/case';
import { ClosingStatement } from '../../shared/domain/closing-statement';
import type { Database } from './database';
import type { Write } from './ledger';

export interface ClosingStatements {
  find(number: CaseNumber): Promise<ClosingStatement | undefined>;
  write(statement: ClosingStatement): Write;
}

const keyOf = (number: CaseNumber) => ({ pk: `CASE#${number}`, sk: 'CLOSING-STATEMENT' });

/** What the closing statement of a case tells, beside the case: at most one. */
export function openClosingStatements({ client, tables }: Database): ClosingStatements {
  const TableName = tables.Office;
  return {
    async find(number) {
      const { Item } = await client.send(new GetCommand({ TableName, Key: keyOf(number), ConsistentRead: true }));
      return Item === undefined ? undefined : ClosingStatement.parse(Item);
    },

    /** Says it once, in one transaction with the decision. */
    write: (statement) => ({
      Put: {
        TableName,
        Item: { ...keyOf(statement.case), ...statement },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    }),
  };
}

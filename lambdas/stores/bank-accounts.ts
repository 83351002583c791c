import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { BankAccount } from '../../shared/domain/bank-account';
import type { Database } from './database';

export interface BankAccounts {
  list(): Promise<BankAccount[]>;
  save(account: BankAccount): Promise<void>;
}

/** The company's own bank accounts: a handful, so they are one partition. */
export function openBankAccounts({ client, tables }: Database): BankAccounts {
  return {
    async list() {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tables.Office,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': 'BANK-ACCOUNTS' },
        }),
      );
      return Items.map((item) => BankAccount.parse(item));
    },

    async save(account) {
      await client.send(
        new PutCommand({ TableName: tables.Office, Item: { pk: 'BANK-ACCOUNTS', sk: account.id, ...account } }),
      );
    },
  };
}

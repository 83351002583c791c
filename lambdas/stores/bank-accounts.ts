import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { BankAccount } from '../../shared/domain/bank-account';
import type { Database } from './database';
import type { Write } from './ledger';
import { Version, versionedPut, writeVersioned } from './versioned';

/** An account and how often it was changed. */
export const VersionedAccount = BankAccount.extend({ version: Version.default(0) });
export type VersionedAccount = BankAccount & { readonly version: Version };

export interface BankAccounts {
  list(): Promise<VersionedAccount[]>;
  save(account: BankAccount): Promise<void>;
  change(account: BankAccount, seen: Version, telling: readonly Write[]): Promise<boolean>;
}

const PARTITION = 'BANK-ACCOUNTS';

/** The company's own bank accounts: a handful, so they are one partition. */
export function openBankAccounts(database: Database): BankAccounts {
  const { client, tables } = database;
  const table = tables.Office;
  return {
    async list() {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': PARTITION },
        }),
      );
      return Items.map((item) => VersionedAccount.parse(item));
    },

    /** Puts an account whatever stood there: for whoever sets a network up. */
    async save(account) {
      await client.send(
        new PutCommand({ TableName: table, Item: { pk: PARTITION, sk: account.id, ...BankAccount.parse(account) } }),
      );
    },

    /** Puts an account in the place of the one somebody saw, with the writes that tell of it; false when it had changed. */
    change: (account, seen, telling) =>
      writeVersioned(
        database,
        versionedPut(table, { pk: PARTITION, sk: account.id, ...BankAccount.parse(account) }, seen),
        telling,
      ),
  };
}

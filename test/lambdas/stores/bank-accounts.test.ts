import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { type BankAccounts, openBankAccounts } from '../../../lambdas/stores/bank-accounts';
import type { Database } from '../../../lambdas/stores/database';
import { aBankAccount } from '../../support/builders';
import { freshDatabase } from '../../support/fresh-database';

let database: Database;
let bankAccounts: BankAccounts;

beforeEach(async () => {
  database = await freshDatabase();
  bankAccounts = openBankAccounts(database);
});

test('lists the accounts by their id, each as it was last saved', async () => {
  const service = { kind: 'activity-service' as const, url: 'http://127.0.0.1:4000', secret: 'ziraat-1' };
  const feeds = [{ id: 'service', ...service }];
  expect(await bankAccounts.list()).toEqual([]);
  await bankAccounts.save(aBankAccount({ id: 'ziraat-1', feeds }));
  await bankAccounts.save(aBankAccount({ id: 'isbank-1', bank: 'İş Bankası' }));
  await bankAccounts.save(aBankAccount({ id: 'isbank-1', bank: 'İş Bankası', isShown: false }));
  expect(await bankAccounts.list()).toEqual([
    { ...aBankAccount({ id: 'isbank-1', bank: 'İş Bankası', isShown: false }), version: 0 },
    { ...aBankAccount({ id: 'ziraat-1', feeds }), version: 0 },
  ]);
});

test('an account from before it could have several feeds still opens', async () => {
  const { feeds: _, cutOvers: __, ...account } = aBankAccount();
  const feed = { kind: 'activity-service', url: 'http://127.0.0.1:4000', secret: 'ziraat-1' };
  const Item = { pk: 'BANK-ACCOUNTS', sk: account.id, ...account, feed };
  await database.client.send(new PutCommand({ TableName: database.tables.Office, Item }));
  expect(await bankAccounts.list()).toEqual([{ ...aBankAccount(), version: 0 }]);
});

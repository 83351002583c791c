import { type BankAccounts, openBankAccounts } from '../../../lambdas/stores/bank-accounts';
import { aBankAccount } from '../../support/builders';
import { freshDatabase } from '../../support/fresh-database';

let bankAccounts: BankAccounts;

beforeEach(async () => {
  bankAccounts = openBankAccounts(await freshDatabase());
});

test('lists the accounts by their id, each as it was last saved', async () => {
  const feed = { kind: 'activity-service' as const, url: 'http://127.0.0.1:4000', secret: 'ziraat-1' };
  expect(await bankAccounts.list()).toEqual([]);
  await bankAccounts.save(aBankAccount({ id: 'ziraat-1', feed }));
  await bankAccounts.save(aBankAccount({ id: 'isbank-1', bank: 'İş Bankası' }));
  await bankAccounts.save(aBankAccount({ id: 'isbank-1', bank: 'İş Bankası', isShown: false }));
  expect(await bankAccounts.list()).toEqual([
    { ...aBankAccount({ id: 'isbank-1', bank: 'İş Bankası', isShown: false }), version: 0 },
    { ...aBankAccount({ id: 'ziraat-1', feed }), version: 0 },
  ]);
});

import { applyNetwork, describeNetwork, readNetworkFile } from '../../bin/ops/network-apply';
import { openAudit } from '../../lambdas/stores/audit';
import { openBankAccounts } from '../../lambdas/stores/bank-accounts';
import { openHolidays } from '../../lambdas/stores/holidays';
import { openInstitutions } from '../../lambdas/stores/institutions';
import { type Day, later } from '../../shared/domain/instant';
import { aBankAccount, monday } from '../support/builders';
import { freshDatabase } from '../support/fresh-database';
import { anInstitution } from '../support/receipts';

const feed = {
  id: 'service',
  kind: 'activity-service' as const,
  url: 'https://banka.example/hareket',
  secret: 'banka',
};
const { cutOvers: _, ...account } = aBankAccount({ feeds: [feed] });
const holiday = { day: '2027-01-01', extent: 'full', name: 'Yılbaşı' };
const network = { bankAccounts: [account], institutions: [anInstitution()], holidays: [holiday] };

const read = (file: object) => readNetworkFile(JSON.stringify(file));
const writing = { now: monday, isDry: false };

test('an empty stage becomes the network of the file, told in the audit trail; again changes nothing', async () => {
  const database = await freshDatabase();
  const steps = await applyNetwork(database, read(network), writing);
  expect(steps.map(({ outcome }) => outcome)).toEqual(['added', 'added', 'added']);
  expect(await openBankAccounts(database).list()).toMatchObject([{ ...account, version: 1 }]);
  expect(await openInstitutions(database).list()).toEqual([anInstitution()]);
  expect(await openHolidays(database).between('2027-01-01' as Day, '2027-12-31' as Day)).toEqual([holiday]);
  const { entries } = await openAudit(database).ofSubject(`account:${account.id}`, undefined, 10);
  expect(entries).toMatchObject([{ action: 'account.changed', by: { id: 'ops' } }]);
  const again = await applyNetwork(database, read(network), writing);
  expect(again.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'unchanged']);
});

test('a dry run tells what would change and changes nothing', async () => {
  const database = await freshDatabase();
  await applyNetwork(database, read(network), writing);
  const renamed = { institutions: [anInstitution({ name: 'Yeni Ad' })] };
  const steps = await applyNetwork(database, read(renamed), { ...writing, isDry: true });
  expect(describeNetwork(steps)).toContain(`name: ${anInstitution().name} → Yeni Ad`);
  expect(await openInstitutions(database).list()).toEqual([anInstitution()]);
});

test.each([
  ['a fee on electricity', { institutions: [anInstitution({ category: 'electricity' })] }, 'must be 0 for electricity'],
  ['one holiday twice', { holidays: [holiday, holiday] }, 'names one of them twice'],
  ['a misspelt field', { institutions: [{ ...anInstitution(), fee: [] }] }, 'institutions.0.fee is no field'],
  ['a second account of one IBAN', { bankAccounts: [account, { ...account, id: 'other-1' }] }, "another account's"],
  ['a wrong IBAN', { bankAccounts: [{ ...account, iban: account.iban.replace('TR69', 'TR68') }] }, 'is no IBAN'],
])('%s is refused with its place, and nothing is written', async (_, wrong, told) => {
  const database = await freshDatabase();
  const fees = [{ from: '2026-01-01', amount: 100 }];
  const institutions = 'institutions' in wrong ? wrong.institutions.map((one) => ({ ...one, fees })) : [];
  const act = async () => applyNetwork(database, read({ ...network, ...wrong, institutions }), writing);
  await expect(act()).rejects.toThrow(told);
  expect(await openBankAccounts(database).list()).toEqual([]);
  expect(await openInstitutions(database).list()).toEqual([]);
});

test('the crediting of an account never goes over to another feed by a file', async () => {
  const database = await freshDatabase();
  await applyNetwork(database, read(network), writing);
  const control = { id: 'files', kind: 'statement-files' as const };
  const withFeeds = (feeds: object[]) => read({ bankAccounts: [{ ...account, feeds }] });
  await expect(applyNetwork(database, withFeeds([control, feed]), writing)).rejects.toThrow('service credits');
  await applyNetwork(database, withFeeds([feed, control]), writing);
  const [kept] = await openBankAccounts(database).list();
  const setOver = { ...kept, ...aBankAccount({ feeds: [feed, control] }) };
  const cutOvers = [{ feed: 'files', from: later(monday, 86_400_000), setAt: monday }];
  await openBankAccounts(database).change({ ...setOver, cutOvers }, kept?.version ?? 0, []);
  await expect(applyNetwork(database, withFeeds([feed]), writing)).rejects.toThrow('files credits');
  expect(await openBankAccounts(database).list()).toMatchObject([{ feeds: [feed, control], cutOvers }]);
});

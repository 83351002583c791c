import { openAgentSearch } from '../../../lambdas/stores/agent-search';
import { openAgents } from '../../../lambdas/stores/agents';
import type { Database } from '../../../lambdas/stores/database';
import { agentNumber, aShop } from '../../support/builders';
import { freshDatabase } from '../../support/fresh-database';

let database: Database;

beforeAll(async () => {
  database = await freshDatabase();
  const titles = ['Örnek İletişim', 'Deneme Ticaret', 'Şükrü Örnek Kırtasiye', 'Iğdır Market'];
  for (const [index, title] of titles.entries()) {
    const { agent, owner } = aShop(index + 1);
    await openAgents(database).add({ ...agent, title }, { ...owner, name: `Ayşe Kişi${'ABCD'[index]}` }, 'hash');
  }
});

test.each([
  ['a number', agentNumber(2), [2]],
  ['a code', '0003', [3]],
  ['a phone in any writing', '0532 100 00 01', [1]],
  ['a word of the title', 'örnek', [1, 3]],
  ['the beginning of words', 'ilet', [1]],
  ['letters the bank lost', 'SUKRU ORNEK', [3, 1]],
  ["a user's name", 'kişib', [2]],
  ['dotless letters', 'IĞDIR', [4]],
])('finds an agent by %s', async (_, text, shops) => {
  const found = await openAgentSearch(database).search(text, 10);
  expect(found.map(({ number }) => number)).toEqual(shops.map(agentNumber));
});

test.each(['', 'xy', '99999999', '9999', '0532 999 99 99', 'bulunmaz'])('finds nobody by "%s"', async (text) => {
  expect(await openAgentSearch(database).search(text, 10)).toEqual([]);
});

test('no more are found than asked for', async () => {
  expect(await openAgentSearch(database).search('ayşe', 2)).toHaveLength(2);
});

test('a code leads to its agent', async () => {
  expect(await openAgentSearch(database).ofCodes(['0001', '0002', '7777'])).toEqual(
    expect.arrayContaining([agentNumber(1), agentNumber(2)]),
  );
});

test('of many agents those that are there are read', async () => {
  const found = await openAgents(database).findAll([agentNumber(1), agentNumber(77)]);
  expect(found).toMatchObject([{ number: agentNumber(1) }]);
});

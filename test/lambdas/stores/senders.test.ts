import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Database } from '../../../lambdas/stores/database';
import { openSenders, type Senders } from '../../../lambdas/stores/senders';
import { later } from '../../../shared/domain/instant';
import { agentNumber, monday } from '../../support/builders';
import { freshDatabase } from '../../support/fresh-database';

let database: Database;
let senders: Senders;
const sender = { senderIban: 'TR330006100519786457841326', senderName: 'ALİ ÖRNEK' };

beforeEach(async () => {
  database = await freshDatabase();
  senders = openSenders(database);
});

async function confirm(by: 1 | -1, shop = 1): Promise<void> {
  const TransactItems = senders.confirmWrites(sender, agentNumber(shop), by, monday);
  await database.client.send(new TransactWriteCommand({ TransactItems }));
}

test('a loading is counted once by IBAN and by name, however often the night runs', async () => {
  for (const seq of [1, 2, 2, 1, 5]) await senders.countLoad(sender, agentNumber(1), seq, later(monday, seq));
  const counted = { agent: agentNumber(1), loads: 3, confirmed: 0, lastAt: later(monday, 5) };
  expect(await senders.histories(sender)).toEqual([
    { ...counted, by: 'iban' },
    { ...counted, by: 'name' },
  ]);
});

test("the staff's decisions are remembered beside the loadings, and forgotten when taken back", async () => {
  await senders.countLoad(sender, agentNumber(1), 1, monday);
  await confirm(1);
  await confirm(1, 2);
  await confirm(-1, 2);
  expect(await senders.histories({ senderIban: sender.senderIban })).toEqual([
    { agent: agentNumber(1), by: 'iban', loads: 1, confirmed: 1, lastAt: monday },
  ]);
  expect(await senders.loadedFrom(sender.senderIban)).toEqual(new Set([agentNumber(1)]));
});

test('a sender through whom everybody sends suggests nobody', async () => {
  for (let shop = 1; shop <= 20; shop += 1) await senders.countLoad(sender, agentNumber(shop), 1, monday);
  expect(await senders.histories(sender)).toEqual([]);
  expect((await senders.loadedFrom(sender.senderIban)).size).toBe(20);
});

test('of a sender without a name and an IBAN nothing is remembered', async () => {
  await senders.countLoad({ senderName: 'LTD ŞTİ' }, agentNumber(1), 1, monday);
  expect(senders.confirmWrites({}, agentNumber(1), 1, monday)).toEqual([]);
  expect(await senders.histories({ senderName: 'LTD ŞTİ' })).toEqual([]);
});

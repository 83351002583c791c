import { ulid } from 'ulid';
import { type OnlineForm, openOnlineCase } from '../../../lambdas/cases/open-online-case';
import { openCaseLists } from '../../../lambdas/stores/case-lists';
import { openCasePlaces } from '../../../lambdas/stores/case-places';
import { openCases } from '../../../lambdas/stores/cases';
import type { Database } from '../../../lambdas/stores/database';
import { openPaperRecords } from '../../../lambdas/stores/papers';
import { transact } from '../../../lambdas/stores/transact';
import { isShownTo } from '../../../shared/domain/case';
import { later, msOf } from '../../../shared/domain/instant';
import { Paper } from '../../../shared/domain/paper';
import { agentNumber, aSession, monday } from '../../support/builders';
import { aCase } from '../../support/cases';
import { freshDatabase } from '../../support/fresh-database';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.client.destroy());

const send = (form: OnlineForm) =>
  openOnlineCase(form, monday, {
    cases: openCases(database),
    places: openCasePlaces(database),
    paperRecords: openPaperRecords(database),
    transact: (parts) => transact(database, parts),
    mintMessageId: (at) => ulid(msOf(at)),
  });

const idCopy = Paper.parse({
  id: ulid(),
  agent: agentNumber(),
  purpose: 'id-copy',
  type: 'image/jpeg',
  bytes: 10,
  uploadedAt: monday,
  uploadedBy: 'cashier',
  deleteAt: later(monday, 86_400_000),
});

const aForm = (fields: Partial<OnlineForm> = {}): OnlineForm => ({
  key: 'one',
  contentHash: 'a'.repeat(64),
  kind: 'user-change',
  agent: agentNumber(),
  user: 'owner63100001',
  subject: 'Kullanıcı ekleme',
  values: { change: 'add', userName: 'Yeni Kişi' },
  papers: [],
  ...fields,
});

test('a form sent from the portal stands in the queue as its agent’s, and its papers are the case’s from then on', async () => {
  await openPaperRecords(database).record(idCopy);
  const number = await send(aForm({ papers: [{ paper: idCopy, name: 'kimlik.jpg', purpose: 'id-copy' }] }));
  expect(await openCases(database).read(number)).toMatchObject({
    case: {
      kind: 'user-change',
      channel: 'online',
      state: 'received',
      agent: agentNumber(),
      agentBy: 'online',
      fields: [
        { name: 'change', value: 'add', source: 'online', confidence: 1 },
        { name: 'userName', value: 'Yeni Kişi' },
      ],
    },
    papers: [{ name: 'kimlik.jpg', purpose: 'id-copy', place: `papers/${agentNumber()}/${idCopy.id}` }],
  });
  expect((await openCaseLists(database).ofAgent(agentNumber(), undefined, 20)).cases).toMatchObject([{ number }]);
  expect(await openPaperRecords(database).due(later(monday, 1e10), 10)).toEqual([]);
});

test('the same form sent twice, at once or later, is one case; another of the same agent is another', async () => {
  const twice = await Promise.all([send(aForm({ key: 'two' })), send(aForm({ key: 'two' }))]);
  expect(new Set([...twice, await send(aForm({ key: 'two' }))]).size).toBe(1);
  expect(await send(aForm({ key: 'three' }))).not.toBe(twice[0]);
  const foreign = await send(aForm({ key: 'two', agent: agentNumber(2) }));
  expect(foreign).not.toBe(twice[0]);
});

test('other content under a key that was used is refused, and the first stays as it was', async () => {
  const number = await send(aForm({ key: 'four' }));
  const other = aForm({ key: 'four', values: { change: 'remove' }, contentHash: 'b'.repeat(64) });
  await expect(send(other)).rejects.toMatchObject({ code: 'form-conflict' });
  expect((await openCases(database).find(number))?.fields).toMatchObject([{ value: 'add' }, { value: 'Yeni Kişi' }]);
  expect(await send(aForm({ key: 'four' }))).toBe(number);
});

test('an owner sees the agent’s cases but those a stranger’s word made its own; a cashier sees theirs', () => {
  const owner = aSession();
  const cashier = aSession({ role: 'cashier', user: 'cashier001' });
  const proved = aCase({ agent: agentNumber(), agentBy: 'email' });
  expect(isShownTo(proved, owner)).toBe(true);
  expect(isShownTo({ ...proved, agentBy: 'named' }, owner)).toBe(false);
  expect(isShownTo({ ...proved, agent: agentNumber(2) }, owner)).toBe(false);
  expect(isShownTo(proved, cashier)).toBe(false);
  expect(isShownTo({ ...proved, user: 'cashier001' }, cashier)).toBe(true);
});

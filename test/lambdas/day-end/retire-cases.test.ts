import { ulid } from 'ulid';
import { type RetireDependencies, retireCases } from '../../../lambdas/day-end/retire-cases';
import { openAudit } from '../../../lambdas/stores/audit';
import { openCaseLists } from '../../../lambdas/stores/case-lists';
import { openCases } from '../../../lambdas/stores/cases';
import type { Database } from '../../../lambdas/stores/database';
import { openLimits } from '../../../lambdas/stores/limits';
import { openPaperRecords } from '../../../lambdas/stores/papers';
import { transact } from '../../../lambdas/stores/transact';
import type { Case } from '../../../shared/domain/case';
import { later, msOf } from '../../../shared/domain/instant';
import { Paper } from '../../../shared/domain/paper';
import { agentNumber, monday } from '../../support/builders';
import { aCase, aMessage, aPaper, deniz } from '../../support/cases';
import { type Clock, clockAt } from '../../support/fakes';
import { freshDatabase } from '../../support/fresh-database';

const DAY_MS = 86_400_000;
let database: Database;
let clock: Clock;
let removed: string[];
beforeEach(async () => {
  database = await freshDatabase();
  clock = clockAt();
  removed = [];
});
afterEach(() => database.client.destroy());

function dependencies(fields: Partial<RetireDependencies> = {}): RetireDependencies {
  return {
    lists: openCaseLists(database),
    cases: openCases(database),
    paperRecords: openPaperRecords(database),
    papers: { remove: async (key) => void removed.push(key) },
    rawMail: { remove: async (key) => void removed.push(key) },
    limits: openLimits(database),
    audit: openAudit(database),
    transact: (parts) => transact(database, parts),
    mintId: (at) => ulid(msOf(at)),
    now: clock.now,
    ...fields,
  };
}

/** A case in the state it has now, with a form, an ID copy, something quarantined, and the message they came in. */
async function put(fields: Partial<Case>): Promise<Case> {
  const one = aCase({
    fields: [
      { name: 'tckn', value: '10000000146', source: 'text', confidence: 1 },
      { name: 'userName', value: 'Yeni Kişi', source: 'text', confidence: 1 },
    ],
    ...fields,
  });
  const message = aMessage({ raw: 'mail/1' });
  const papers = [
    aPaper({ id: 'form0000001', message: message.id, place: 'records/form' }),
    aPaper({ id: 'kimlik00001', message: message.id, purpose: 'id-copy', place: 'cases/kimlik' }),
    aPaper({ id: 'zararli0001', message: message.id, status: 'quarantined', place: 'quarantine/zararli' }),
  ];
  const writes = openCases(database).openWrites({ case: one, messages: [message], papers });
  await transact(database, [{ writes, otherwise: 'case-moved' }]);
  return one;
}

const daysAfter = (days: number) => later(monday, days * DAY_MS);
const read = (one: Case) => openCases(database).read(one.number);

test('ID copies, the quarantined, the raw message and ID numbers go thirty days after closing; the form after ten years', async () => {
  const closed = await put({ state: 'closed', closedAt: monday, dueAt: monday, decidedBy: deniz });
  expect(await retireCases(dependencies())).toEqual({ closed: 0, papers: 0, failed: 0 });
  clock.set(later(daysAfter(30), -1));
  expect(await retireCases(dependencies())).toMatchObject({ papers: 0 });
  clock.set(daysAfter(30));
  expect(await retireCases(dependencies())).toEqual({ closed: 0, papers: 2, failed: 0 });
  expect(removed.toSorted()).toEqual(['cases/kimlik', 'mail/1', 'quarantine/zararli']);
  const dossier = await read(closed);
  expect(dossier?.papers.map(({ id, status }) => `${id} ${status}`)).toEqual([
    'form0000001 accepted',
    'kimlik00001 deleted',
    'zararli0001 deleted',
  ]);
  expect(dossier?.messages[0]).not.toHaveProperty('raw');
  expect(dossier?.case.fields.map(({ name }) => name)).toEqual(['userName']);
  const told = (await openAudit(database).ofSubject(`case:${closed.number}`, undefined, 10)).entries;
  expect(told.map(({ action, by }) => `${by.name} ${action}`)).toEqual(Array(2).fill('close-day paper.deleted'));

  clock.set(daysAfter(3_650));
  expect(await retireCases(dependencies())).toMatchObject({ papers: 1 });
  expect(removed).toContain('records/form');
  expect((await read(closed))?.case).not.toHaveProperty('dueAt');
  clock.set(daysAfter(9_000));
  expect(await retireCases(dependencies())).toEqual({ closed: 0, papers: 0, failed: 0 });
});

test('how long is what the limits say when it is looked at', async () => {
  const { version, ...limits } = await openLimits(database).current();
  await openLimits(database).save({ ...limits, idCopyDays: 5 }, version, []);
  await put({ state: 'closed', closedAt: monday, dueAt: monday });
  clock.set(daysAfter(5));
  expect(await retireCases(dependencies())).toMatchObject({ papers: 2 });
});

test('a case nobody answers is closed, and its papers’ time begins then', async () => {
  const waiting = await put({ state: 'waiting-for-papers', missing: 'Kimlik', dueAt: daysAfter(30) });
  clock.set(daysAfter(29));
  expect(await retireCases(dependencies())).toMatchObject({ closed: 0 });
  clock.set(daysAfter(30));
  expect(await retireCases(dependencies())).toEqual({ closed: 1, papers: 0, failed: 0 });
  expect((await read(waiting))?.case).toMatchObject({ state: 'closed', closedAt: daysAfter(30) });
  clock.set(daysAfter(60));
  expect(await retireCases(dependencies())).toMatchObject({ papers: 2 });
});

test('a paper uploaded for a cancellation goes when its time comes, unless a case has taken it', async () => {
  const records = openPaperRecords(database);
  const paper = (id: string) =>
    Paper.parse({
      id,
      agent: agentNumber(),
      purpose: 'id-copy',
      type: 'image/png',
      bytes: 10,
      uploadedAt: monday,
      uploadedBy: 'owner',
      deleteAt: daysAfter(30),
    });
  const [mine, taken] = [paper(ulid()), paper(ulid())];
  for (const one of [mine, taken]) await records.record(one);
  await transact(database, [{ writes: records.adoptWrites([taken]), otherwise: 'busy' }]);
  clock.set(daysAfter(30));
  expect(await retireCases(dependencies())).toEqual({ closed: 0, papers: 1, failed: 0 });
  expect(removed).toEqual([`papers/${agentNumber()}/${mine.id}`]);
  expect(await records.findAll(agentNumber(), [mine.id, taken.id])).toEqual([taken]);
});

test('a paper that cannot be deleted is met again, and stops no other', async () => {
  await put({ state: 'closed', closedAt: monday, dueAt: monday, number: aCase({}, 1).number });
  await put({ state: 'closed', closedAt: monday, dueAt: monday, number: aCase({}, 2).number });
  clock.set(daysAfter(30));
  let refusals = 0;
  const papers = {
    async remove() {
      refusals += 1;
      if (refusals === 1) throw new Error('the bucket is out of order');
    },
  };
  expect(await retireCases(dependencies({ papers }))).toEqual({ closed: 0, papers: 2, failed: 1 });
  expect(await retireCases(dependencies())).toEqual({ closed: 0, papers: 2, failed: 0 });
});

import { type CaseLists, openCaseLists } from '../../../lambdas/stores/case-lists';
import { openCasePlaces } from '../../../lambdas/stores/case-places';
import { type Cases, openCases } from '../../../lambdas/stores/cases';
import type { Database } from '../../../lambdas/stores/database';
import { transact } from '../../../lambdas/stores/transact';
import type { Case } from '../../../shared/domain/case';
import { later } from '../../../shared/domain/instant';
import { applyCase, assignCase, claimCase, closeCase, runOut } from '../../../shared/domain/move-case';
import { Refusal } from '../../../shared/domain/refusal';
import { agentNumber, monday } from '../../support/builders';
import { aCase, aMessage, aPaper, deniz, kaya } from '../../support/cases';
import { freshDatabase } from '../../support/fresh-database';

let database: Database;
let cases: Cases;
let lists: CaseLists;
beforeEach(async () => {
  database = await freshDatabase();
  cases = openCases(database);
  lists = openCaseLists(database);
});

async function open(fields: Partial<Case>, index = 1): Promise<Case> {
  const opened = aCase(fields, index);
  await transact(database, [
    { writes: cases.openWrites({ case: opened, messages: [], papers: [] }), otherwise: 'case-moved' },
  ]);
  return opened;
}

async function move(before: Case, after: Case): Promise<Case> {
  await transact(database, [{ writes: cases.moveWrites(before, after), otherwise: 'case-moved' }]);
  return after;
}

const minutes = (count: number) => later(monday, count * 60_000);
const numbersIn = async (state: Case['state'], filter = {}) =>
  (await lists.ofState(state, filter, undefined, 20)).cases.map(({ number }) => number);

test('a case is read with its messages, oldest first, and its papers', async () => {
  const opened = aCase({ agent: agentNumber(), agentBy: 'email', problems: ['truncated'] });
  const [first, second] = [aMessage(), aMessage({ direction: 'out', letter: 'acknowledgement' })];
  const paper = aPaper({ message: first.id });
  const dossier = { case: opened, messages: [first, second], papers: [paper] };
  await transact(database, [{ writes: cases.openWrites(dossier), otherwise: 'case-moved' }]);
  expect(await cases.read(opened.number)).toEqual(dossier);
  expect(await cases.findPaper(opened.number, paper.id)).toEqual(paper);
  expect(await cases.hasMessage(opened.number, first.id)).toBe(true);
  expect(await cases.read(aCase({}, 2).number)).toBeUndefined();
});

test('a number is opened once', async () => {
  await open({});
  await expect(open({ subject: 'another' })).rejects.toThrow(new Refusal('case-moved'));
});

test('of two who decide on the same revision one is refused, and nothing of theirs is written', async () => {
  const opened = await open({});
  const mine = claimCase(opened, deniz, false, monday);
  await move(opened, mine);
  const theirs = claimCase(opened, kaya, false, monday);
  const additions = { messages: [aMessage()] };
  const writes = cases.moveWrites(opened, theirs, additions);
  await expect(transact(database, [{ writes, otherwise: 'case-moved' }])).rejects.toThrow(new Refusal('case-moved'));
  expect(await cases.read(opened.number)).toEqual({ case: mine, messages: [], papers: [] });
});

test('the queue is oldest first, and every case stands in the list of its state only', async () => {
  const second = await open({ receivedAt: minutes(2) }, 1);
  const first = await open({ receivedAt: minutes(1) }, 2);
  expect(await numbersIn('received')).toEqual([first.number, second.number]);
  const claimed = await move(first, claimCase(first, deniz, false, minutes(3)));
  expect(await numbersIn('received')).toEqual([second.number]);
  expect(await numbersIn('in-review')).toEqual([first.number]);
  await move(claimed, applyCase(claimed, deniz, minutes(4)));
  expect(await numbersIn('in-review')).toEqual([]);
  expect(await numbersIn('applied')).toEqual([first.number]);
});

test('the queue is filtered by kind, agent and clerk, page by page', async () => {
  for (let index = 1; index <= 9; index += 1) {
    const isOther = index % 3 === 0;
    await open(
      {
        receivedAt: minutes(index),
        kind: isOther ? 'other' : 'user-change',
        ...(isOther ? { agent: agentNumber(2), agentBy: 'named' } : {}),
      },
      index,
    );
  }
  expect(await numbersIn('received', { kind: 'other' })).toEqual(['K26-000003', 'K26-000006', 'K26-000009']);
  expect(await numbersIn('received', { agent: agentNumber(2) })).toHaveLength(3);
  expect(await numbersIn('received', { clerk: deniz.id })).toEqual([]);
  const first = await lists.ofState('received', { kind: 'other' }, undefined, 2);
  const rest = await lists.ofState('received', { kind: 'other' }, first.next, 2);
  expect([...first.cases, ...rest.cases].map(({ number }) => number)).toEqual([
    'K26-000003',
    'K26-000006',
    'K26-000009',
  ]);
  expect(rest.next).toBeUndefined();
  expect(await lists.count('received')).toEqual({ kinds: { other: 3, 'user-change': 6 }, isMore: false });
  await expect(lists.ofState('received', {}, 'x', 2)).rejects.toThrow(new Refusal('unreadable-page-token'));
});

test('an agent has its cases newest first, also when staff found out whose they are', async () => {
  await open({ agent: agentNumber(), agentBy: 'email', receivedAt: minutes(1) }, 1);
  const lost = await open({ agent: agentNumber(2), agentBy: 'named', receivedAt: minutes(2) }, 2);
  const claimed = await move(lost, claimCase(lost, deniz, false, minutes(3)));
  await move(claimed, assignCase(claimed, { agent: agentNumber() }, deniz));
  expect((await lists.ofAgent(agentNumber(), undefined, 20)).cases).toMatchObject([
    { number: 'K26-000002', state: 'in-review' },
    { number: 'K26-000001' },
  ]);
  expect((await lists.ofAgent(agentNumber(2), undefined, 20)).cases).toEqual([]);
});

test('what the clock must move on is found when it is due, and not before', async () => {
  const opened = await open({});
  const claimed = await move(opened, claimCase(opened, deniz, false, monday));
  const applied = await move(claimed, applyCase(claimed, deniz, monday));
  const dueAt = applied.dueAt ?? monday;
  expect(await lists.due('applied', later(dueAt, -1), 10)).toEqual([]);
  expect(await lists.due('applied', dueAt, 10)).toEqual([opened.number]);
  const closed = await move(applied, runOut(applied, dueAt));
  expect(await lists.due('closed', dueAt, 10)).toEqual([opened.number]);
  const { dueAt: _, ...done } = closed;
  await move(closed, { ...done, revision: closed.revision + 1 });
  expect(await lists.due('closed', later(dueAt, 1e12), 10)).toEqual([]);
});

test('a case closed by hand is closed', async () => {
  const opened = await open({});
  const claimed = await move(opened, claimCase(opened, deniz, false, monday));
  await move(claimed, closeCase(claimed, 'Reklam', deniz, monday));
  expect(await cases.find(opened.number)).toMatchObject({ state: 'closed', reason: 'Reklam' });
});

describe('the place of a message', () => {
  const place = (index: number) => ({
    number: aCase({}, index).number,
    message: aMessage().id,
    isReply: false,
    acknowledgement: aMessage().id,
  });

  test('is given once, whoever comes first, and found by any of its identities', async () => {
    const places = openCasePlaces(database);
    expect(await places.find(['id-1', 'hash-1'])).toBeUndefined();
    const mine = place(1);
    expect(await places.keep(['id-1', 'hash-1'], mine)).toEqual(mine);
    expect(await places.keep(['id-1', 'hash-2'], place(2))).toEqual(mine);
    expect(await places.keep(['id-2', 'hash-1'], place(3))).toEqual(mine);
    expect(await places.numberOf(['unknown', 'id-1'])).toEqual(mine.number);
  });

  test('of many who come at once, all are told the same', async () => {
    const places = openCasePlaces(database);
    const given = await Promise.all([1, 2, 3, 4, 5].map((index) => places.keep(['id'], place(index))));
    expect(new Set(given.map(({ number }) => number)).size).toBe(1);
  });

  test('numbers go up from 1 in each year, and none is given twice', async () => {
    const places = openCasePlaces(database);
    const numbers = await Promise.all(Array.from({ length: 20 }, () => places.mintNumber(monday)));
    expect(new Set(numbers).size).toBe(20);
    expect(numbers.toSorted().at(-1)).toBe('K26-000020');
    expect(await places.mintNumber(later(monday, 60 * 86_400_000))).toBe('K27-000001');
  });
});

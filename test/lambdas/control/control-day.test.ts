import { type Day, dayAfter, dayOf, later, startOf } from '../../../shared/domain/instant';
import { agentNumber, anEntryDraft, monday } from '../../support/builders';
import { ACCOUNT, type ControlWorld, FILES, lineOf, openControlWorld } from '../../support/control-world';
import { FAST, polledFeed } from '../../support/two-feeds';

const day = dayOf(monday);
const next = dayAfter(day);
const MINUTE_MS = 60_000;
const OPENING = 1_000_000;

let world: ControlWorld;

beforeEach(async () => {
  world = await openControlWorld();
});

/** Two loadings, one that nobody can be known of, and a fee. */
async function anOrdinaryDay(on: Day = day) {
  const at = (minutes: number) => later(startOf(on), minutes * MINUTE_MS);
  const rows = [
    world.row(1, 100_00, at(600), `${on}-1`),
    world.row(2, 250_50, at(610), `${on}-2`),
    world.row(0, 70_00, at(615), `${on}-3`),
    world.row(0, -3_25, at(900), `${on}-4`),
  ] as const;
  if (world.clock.now() < at(905)) world.clock.set(at(905));
  await world.tell(...rows);
  return rows;
}

const theSum = 100_00 + 250_50 + 70_00 - 3_25;
const kinds = async () => (await world.open()).map(({ kind }) => kind);

test('a day is proved by its statement and by the ledger, to the kuruş, and proving it again changes nothing', async () => {
  const rows = await anOrdinaryDay();
  await world.statement({ day, opening: OPENING, lines: rows.map((row) => lineOf(row)) });
  expect(await world.night(day)).toMatchObject({ accounts: [{ days: 1, newFindings: 0, hasFailed: false }] });
  const control = await world.control(day);
  expect(control).toMatchObject({
    ...{ account: ACCOUNT, bank: 'Ziraat Bankası', day, state: 'proved', waitsFor: [] },
    ...{ opening: OPENING, closing: OPENING + theSum, lines: { count: 4, amount: theSum } },
    ours: {
      credited: { count: 2, amount: 350_50 },
      suspense: { count: 1, amount: 70_00 },
      returned: { count: 0 },
      ignored: { count: 0 },
      outgoing: { count: 1, amount: -3_25 },
    },
    ...{ aroundMidnight: 0, difference: 0, differenceCount: 0, differences: [] },
    books: { ledger: 350_50, transfers: 350_50, upTo: day },
  });
  expect(await world.controls.ofDay(day)).toMatchObject([{ account: ACCOUNT, state: 'proved', difference: 0 }]);
  expect(await world.night(day)).toMatchObject({ accounts: [{ days: 0, newFindings: 0 }] });
  expect(await world.control(day)).toEqual(control);
  expect(await world.open()).toEqual([]);
});

test('a day waits for its statement, is proved when it comes, and is told as late once for all the days that wait', async () => {
  const rows = await anOrdinaryDay();
  await world.night(day);
  expect(await world.control(day)).toMatchObject({ state: 'waiting', waitsFor: ['statement'], differenceCount: 0 });
  expect(await world.open()).toEqual([]);
  for (const days of [1, 2, 3, 4]) await world.night(dayAfter(day, days));
  expect(await world.open()).toMatchObject([{ kind: 'statement-late', day, account: ACCOUNT }]);
  await world.statement({ day, opening: OPENING, lines: rows.map((row) => lineOf(row)) });
  expect(await world.control(day)).toMatchObject({ state: 'proved', waitsFor: [] });
  expect(await kinds()).toEqual([]);
  await world.night(dayAfter(day, 5));
  expect(await world.open()).toMatchObject([{ kind: 'statement-late', day: next }]);
  await world.statement({ day: dayAfter(day, 6), opening: OPENING + theSum, lines: [] });
  expect(await kinds()).toEqual([]);
  await world.night(dayAfter(day, 6));
  for (const days of [1, 2, 6]) expect(await world.control(dayAfter(day, days))).toMatchObject({ state: 'proved' });
});

describe('each kind of difference is one finding, with its row:', () => {
  test('a transfer that the statement lacks', async () => {
    const [, ...others] = await anOrdinaryDay();
    await world.statement({ day, opening: OPENING, lines: others.map((row) => lineOf(row)) });
    await world.night(day);
    await world.night(next);
    expect(await world.open()).toMatchObject([
      {
        kind: 'missing-in-statement',
        day,
        account: ACCOUNT,
        feed: 'service',
        reference: `${day}-1`,
        ourAmount: 100_00,
      },
    ]);
    expect(await world.control(day)).toMatchObject({ state: 'differing', difference: -100_00, differenceCount: 1 });
    expect((await world.control(day))?.differences).toEqual([expect.not.objectContaining({ raw: expect.anything() })]);
  });

  test('a line that no transfer stands for', async () => {
    const rows = await anOrdinaryDay();
    const strange = { amount: 77_77, text: 'KİMSENİN BİLMEDİĞİ', number: 'YABANCI' };
    await world.statement({ day, opening: OPENING, lines: [...rows.map((row) => lineOf(row)), strange] });
    await world.night(day);
    expect(await world.open()).toMatchObject([
      { kind: 'seen-by-control-only', day, feed: 'files', reference: 'YABANCI', theirAmount: 77_77 },
    ]);
    expect(await world.control(day)).toMatchObject({ state: 'differing', difference: 77_77, differenceCount: 1 });
  });

  test('a transfer that the statement tells with another amount', async () => {
    const [first, ...others] = await anOrdinaryDay();
    const lines = [lineOf(first, { amount: 10_00 }), ...others.map((row) => lineOf(row))];
    await world.statement({ day, opening: OPENING, lines });
    await world.night(day);
    expect(await world.open()).toMatchObject([
      { kind: 'amount-differs', reference: `${day}-1`, ourAmount: 100_00, theirAmount: 10_00 },
    ]);
    expect(await world.control(day)).toMatchObject({ state: 'differing', difference: -90_00, differenceCount: 1 });
  });

  test('an opening that is not the last closing', async () => {
    const rows = await anOrdinaryDay();
    await world.statement({ day: dayAfter(day, -1), opening: OPENING, lines: [] });
    await world.statement({ day, opening: OPENING + 1, lines: rows.map((row) => lineOf(row)) });
    await world.night(day);
    expect(await kinds()).toEqual(['statement-gap']);
    expect(await world.control(day)).toMatchObject({ state: 'differing', difference: 0, differenceCount: 1 });
  });

  test('lines that do not lead to the closing balance', async () => {
    const rows = await anOrdinaryDay();
    await world.statement({ day, opening: OPENING, lines: rows.map((row) => lineOf(row)) });
    // The same day once more from another file, whose lines went astray.
    await world.statement({ day, opening: OPENING + theSum, lines: [{ amount: 5_00, text: 'YARIN', on: next }] });
    await world.night(day);
    expect(await kinds()).toEqual(['balance-differs']);
    expect(await world.control(day)).toMatchObject({ state: 'differing', difference: 5_00, differenceCount: 1 });
  });

  test('a loading in the ledger that no transfer explains', async () => {
    const rows = await anOrdinaryDay();
    const cause = { Put: { TableName: world.database.tables.Transactions, Item: { pk: 'TEST', sk: 'cause' } } };
    const entry = anEntryDraft(44_00, `transfer:${ACCOUNT}:uydurma`);
    await world.dependencies.ledger.append(agentNumber(3), () => [{ entry, cause }], world.clock.now);
    await world.statement({ day, opening: OPENING, lines: rows.map((row) => lineOf(row)) });
    await world.night(day);
    expect(await world.open()).toMatchObject([
      { kind: 'books-differ', day, account: ACCOUNT, ourAmount: 394_50, theirAmount: 350_50 },
    ]);
    expect(await world.control(day)).toMatchObject({ state: 'differing', difference: 0, differenceCount: 1 });
  });
});

test('a finding closes by itself when the late row comes, and the day is proved', async () => {
  const rows = await anOrdinaryDay();
  const late = world.row(4, 500_00, later(startOf(day), 700 * MINUTE_MS), 'geç');
  await world.statement({ day, opening: OPENING, lines: [...rows, late].map((row) => lineOf(row)) });
  await world.night(day);
  expect(await kinds()).toEqual(['seen-by-control-only']);
  world.clock.set(later(startOf(next), 120 * MINUTE_MS));
  await world.tell(late);
  await world.night(day);
  await world.night(next);
  expect(await world.open()).toEqual([]);
  expect(await world.findings()).toMatchObject([
    { kind: 'seen-by-control-only', state: 'closed', closed: { by: 'sistem', reason: 'Hareketin havalesi geldi' } },
  ]);
  expect(await world.control(day)).toMatchObject({
    state: 'proved',
    books: { ledger: 850_50, transfers: 850_50, upTo: next },
  });
});

test('what is booked around midnight may stand in either day’s statement, and both are proved', async () => {
  const rows = await anOrdinaryDay();
  const [evening, morning] = [
    world.row(1, 11_00, later(startOf(next), -4 * MINUTE_MS), 'akşam'),
    world.row(2, 13_00, later(startOf(next), 3 * MINUTE_MS), 'sabah'),
  ];
  world.clock.set(later(startOf(next), 5 * MINUTE_MS));
  await world.tell(evening, morning);
  await world.statement({ day, opening: OPENING, lines: [...rows, morning].map((row) => lineOf(row)) });
  await world.night(day);
  const closing = OPENING + theSum + 13_00;
  expect(await world.control(day)).toMatchObject({ state: 'proved', closing, aroundMidnight: 2_00, difference: 0 });
  await world.statement({ day: next, opening: closing, lines: [lineOf(evening)] });
  await world.night(next);
  expect(await world.control(next)).toMatchObject({ state: 'proved', aroundMidnight: -2_00, difference: 0 });
  expect(await world.control(day)).toMatchObject({ state: 'proved' });
  expect(await world.open()).toEqual([]);
});

test('what is booked just before midnight is not missed while the statement of its own day has not come', async () => {
  const before = await anOrdinaryDay(dayAfter(day, -1));
  await world.statement({ day: dayAfter(day, -1), opening: OPENING, lines: before.map((row) => lineOf(row)) });
  const late = world.row(1, 55_00, later(startOf(next), -4 * MINUTE_MS), 'late');
  world.clock.set(later(startOf(next), -3 * MINUTE_MS));
  await world.tell(late);
  const morrow = await anOrdinaryDay(next);
  const opening = OPENING + theSum + 55_00;
  // A line of the same words, which nobody has told yet, is another movement.
  const strange = world.row(1, 66_00, later(startOf(next), 910 * MINUTE_MS), 'strange');
  const lines = [...morrow, strange].map((row) => lineOf(row));
  await world.statement({ day: next, opening, lines });
  await world.night(next);
  expect((await kinds()).sort()).toEqual(['seen-by-control-only', 'statement-gap']);
  expect(await world.control(next)).toMatchObject({ state: 'differing', difference: 66_00, differenceCount: 2 });
  await world.tell(strange);
  await world.statement({ day, opening: OPENING + theSum, lines: [lineOf(late)] });
  await world.night(dayAfter(next));
  expect(await kinds()).toEqual([]);
  expect(await world.control(day)).toMatchObject({ state: 'proved', difference: 0 });
  expect(await world.control(next)).toMatchObject({ state: 'proved', difference: 0 });
});

test('one statement may tell several days together', async () => {
  const rows = await anOrdinaryDay();
  const following = await anOrdinaryDay(next);
  const third = dayAfter(day, 2);
  await world.statement({ day: dayAfter(day, -1), opening: OPENING, lines: [] });
  await world.night(day);
  await world.night(next);
  const lines = [...rows.map((row) => lineOf(row, { on: day })), ...following.map((row) => lineOf(row, { on: next }))];
  world.clock.set(later(startOf(third), 1_000 * MINUTE_MS));
  await world.statement({ day: third, opening: OPENING, lines });
  await world.night(third);
  expect(await world.control(day)).toMatchObject({ state: 'proved', opening: OPENING, closing: OPENING + theSum });
  expect(await world.control(next)).toMatchObject({ state: 'proved', closing: OPENING + 2 * theSum });
  expect(await world.control(third)).toMatchObject({ state: 'proved', lines: { count: 0 } });
  expect(await world.open()).toEqual([]);
});

test('a day whose ledger moves later, by the hand of the staff, is held against it again', async () => {
  const rows = await anOrdinaryDay();
  await world.statement({ day, opening: OPENING, lines: rows.map((row) => lineOf(row)) });
  await world.night(day);
  world.clock.set(later(startOf(next), 700 * MINUTE_MS));
  const cause = { Put: { TableName: world.database.tables.Transactions, Item: { pk: 'TEST', sk: 'cause' } } };
  const entry = { ...anEntryDraft(70_00, `transfer:${ACCOUNT}:${day}-3`), by: 'deniz00001' };
  await world.dependencies.ledger.append(agentNumber(3), () => [{ entry, cause }], world.clock.now);
  expect(await world.night(next)).toMatchObject({ accounts: [{ days: 2, newFindings: 1 }] });
  // The entry has no transfer moved with it here: the ledger says more than the transfers.
  expect(await world.open()).toMatchObject([{ kind: 'books-differ', day, ourAmount: 420_50, theirAmount: 350_50 }]);
});

test('what accounting pays out from an account explains no loading, and is told apart', async () => {
  const rows = await anOrdinaryDay();
  const cause = { Put: { TableName: world.database.tables.Transactions, Item: { pk: 'TEST', sk: 'cause' } } };
  const payout = { ...anEntryDraft(-60_00, 'proposal:1'), kind: 'adjustment' as const };
  await world.dependencies.ledger.append(agentNumber(1), () => [{ entry: payout, cause }], world.clock.now);
  await world.statement({ day, opening: OPENING, lines: rows.map((row) => lineOf(row)) });
  await world.night(day);
  expect(await world.control(day)).toMatchObject({
    state: 'proved',
    books: { ledger: 350_50, transfers: 350_50, byHand: -60_00 },
  });
});

test('where statements credit, a day is proved by them; a line that bears a number of the day before is not passed over', async () => {
  world = await openControlWorld([FILES]);
  const line = lineOf(world.row(1, 100_00, monday, ''), { number: '000001' });
  await world.statement({ day, opening: OPENING, lines: [line] });
  await world.night(day);
  expect(await world.control(day)).toMatchObject({
    ...{ state: 'proved', ours: { credited: { count: 1, amount: 100_00 } } },
    books: { ledger: 100_00, transfers: 100_00 },
  });
  await world.statement({ day: next, opening: OPENING + 100_00, lines: [{ ...line, amount: 30_00 }] });
  await world.night(next);
  expect(await world.open()).toMatchObject([{ kind: 'seen-by-control-only', day: next, theirAmount: 30_00 }]);
  expect(await world.control(next)).toMatchObject({ state: 'differing', difference: 30_00 });
  expect(await world.control(day)).toMatchObject({ state: 'proved' });
});

test('where statements credit, what another feed tells beside them is told', async () => {
  world = await openControlWorld([FILES, polledFeed(FAST)]);
  world.clock.set(later(startOf(day), 700 * MINUTE_MS));
  const [both, only] = [
    world.row(1, 100_00, later(startOf(day), 600 * MINUTE_MS), 'S1'),
    world.row(2, 40_00, later(startOf(day), 610 * MINUTE_MS), 'S2'),
  ];
  await world.tell(both, only);
  await world.statement({ day, opening: OPENING, lines: [lineOf(both)] });
  await world.night(day);
  expect(await world.open()).toMatchObject([
    { kind: 'seen-by-control-only', feed: 'service', reference: 'S2', theirAmount: 40_00 },
  ]);
  expect(await world.control(day)).toMatchObject({ state: 'differing', differenceCount: 1, difference: 0 });
});

test('a day that is not over is looked at when its statement comes, and tells nothing before the night', async () => {
  const [, ...others] = await anOrdinaryDay();
  await world.statement({ day, opening: OPENING, lines: others.map((row) => lineOf(row)) });
  expect(await world.control(day)).toMatchObject({
    ...{ state: 'waiting', waitsFor: ['day-end'], differenceCount: 1, difference: -100_00 },
    differences: [{ kind: 'missing-in-statement' }],
  });
  expect(await world.open()).toEqual([]);
  await world.night(day);
  expect(await kinds()).toEqual(['missing-in-statement']);
});

test('an account without statement files is not expected to be proved', async () => {
  world = await openControlWorld([]);
  await world.night(day);
  expect(await world.control(day)).toMatchObject({ state: 'not-expected', waitsFor: [], lines: { count: 0 } });
  expect(await world.open()).toEqual([]);
});

import fc from 'fast-check';
import type { Database } from '../../../lambdas/stores/database';
import { CauseRejected, type Ledger, openLedger, type Posting } from '../../../lambdas/stores/ledger';
import { auditAccount } from '../../../lambdas/stores/ledger-audit';
import { writePageToken } from '../../../lambdas/stores/page-token';
import { openTransfers } from '../../../lambdas/stores/transfers';
import type { AgentNumber } from '../../../shared/domain/agent';
import { type Instant, later } from '../../../shared/domain/instant';
import type { Entry, Head } from '../../../shared/domain/ledger';
import { agentNumber, anEntryDraft, aTransfer, monday } from '../../support/builders';
import { dice } from '../../support/descriptions';
import { type Clock, clockAt, tries } from '../../support/fakes';
import { freshDatabase } from '../../support/fresh-database';
import { beforeTransactions, withConflicts } from '../../support/meddling';

let database: Database;
let ledger: Ledger;
let clock: Clock;
let account: AgentNumber;
let accounts = 0;

beforeAll(async () => {
  database = await freshDatabase();
});
beforeEach(() => {
  clock = clockAt();
  ledger = openLedger(database, tries(20));
  accounts += 1;
  account = agentNumber(accounts);
});

/** A credit caused by the transfer of that id. Ids of one account of the tests never meet another's. */
function credit(amount: number, id: string): Posting {
  const transfer = aTransfer({ account: `bank-${account}`, id });
  return { entry: anEntryDraft(amount, `transfer:${id}`), cause: openTransfers(database).creditWrite(transfer) };
}

async function append(...postings: Posting[]): Promise<Entry[]> {
  return ledger.append(account, () => postings, clock.now);
}

async function chainOf(of: AgentNumber = account): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of ledger.chain(of)) entries.push(entry);
  return entries;
}

async function knows(id: string): Promise<boolean> {
  return (await openTransfers(database).known(`bank-${account}`, [id])).has(id);
}

test('an account without entries has no newest entry, an empty chain and an empty statement', async () => {
  expect(await ledger.newest(account)).toBeUndefined();
  expect(await chainOf()).toEqual([]);
  expect(await ledger.list(account, {}, undefined, 20)).toEqual({ entries: [] });
  expect(await ledger.list(account, { from: monday, before: later(monday, 1) }, undefined, 20)).toEqual({
    entries: [],
  });
});

test('each entry carries the balance on and is written together with its cause', async () => {
  await append(credit(10_000, 'a'));
  clock.step(1_000);
  await append(credit(-2_550, 'b'));
  const newest = await ledger.newest(account);
  expect(newest).toMatchObject({ seq: 2, amount: -2_550, balanceAfter: 7_450, at: later(monday, 1_000) });
  expect((await chainOf()).map(({ seq, balanceAfter }) => [seq, balanceAfter])).toEqual([
    [1, 10_000],
    [2, 7_450],
  ]);
  expect([await knows('a'), await knows('b'), await knows('c')]).toEqual([true, true, false]);
  expect((await auditAccount(ledger, account)).broken).toBeUndefined();
});

test('several entries of one decision follow each other in one transaction', async () => {
  const entries = await append(credit(10_000, 'a'), credit(-4_000, 'b'), credit(-6_000, 'c'));
  expect(entries.map(({ seq, balanceAfter }) => [seq, balanceAfter])).toEqual([
    [1, 10_000],
    [2, 6_000],
    [3, 0],
  ]);
  expect(await chainOf()).toEqual(entries);
});

test('a cause is posted once, and a rejected one takes everything beside it back', async () => {
  await append(credit(10_000, 'a'));
  const again = append(credit(5_000, 'b'), credit(10_000, 'a'));
  await expect(again).rejects.toThrow(CauseRejected);
  await expect(again).rejects.toMatchObject({ references: ['transfer:a'] });
  expect(await chainOf()).toHaveLength(1);
  expect(await knows('b')).toBe(false);
});

test('nothing is written when the decision is to post nothing, or to refuse', async () => {
  expect(await append()).toEqual([]);
  const refusing = ledger.append(
    account,
    () => {
      throw new RangeError('not enough');
    },
    clock.now,
  );
  await expect(refusing).rejects.toThrow('not enough');
  expect(await chainOf()).toEqual([]);
});

test('who loses the race decides again on the new head', async () => {
  await append(credit(1_000, 'first'));
  let isFirst = true;
  const slow = beforeTransactions(database, async () => {
    if (!isFirst) return;
    isFirst = false;
    await append(credit(500, 'faster'));
  });
  const seen: number[] = [];
  const spendAll = ({ balanceAfter }: Head) => {
    seen.push(balanceAfter);
    return [credit(0 - balanceAfter, 'spend')];
  };
  const [entry] = await openLedger(slow, tries(2)).append(account, spendAll, clock.now);
  expect(seen).toEqual([1_000, 1_500]);
  expect(entry).toMatchObject({ seq: 3, amount: -1_500, balanceAfter: 0 });
});

test('who loses every race is told that the system is busy, after exactly the attempts it has', async () => {
  let attempts = 0;
  const always = withConflicts(database, () => {
    attempts += 1;
    return true;
  });
  const appending = openLedger(always, tries(4)).append(account, () => [credit(100, 'a')], clock.now);
  await expect(appending).rejects.toMatchObject({ name: 'Refusal', code: 'busy' });
  expect(attempts).toBe(4);
  expect([await chainOf(), await knows('a')]).toEqual([[], false]);
});

test.each([0, 50, 90])('twelve writers at once each land exactly once at %i %% conflicts', async (percent) => {
  const { roll } = dice(20_261_123 + percent);
  const contested = openLedger(
    withConflicts(database, () => roll(100) < percent),
    tries(2_000),
  );
  const amounts = Array.from({ length: 12 }, (_, index) => 100 + index);
  await Promise.all(
    amounts.map((amount) => contested.append(account, () => [credit(amount, `w${amount}`)], clock.now)),
  );
  const entries = await chainOf();
  expect(entries.map(({ amount }) => Number(amount)).sort()).toEqual(amounts);
  expect(await auditAccount(ledger, account)).toEqual({
    entries: 12,
    balance: amounts.reduce((sum, amount) => sum + amount),
    broken: undefined,
  });
});

test('of several writers with one cause exactly one posts it', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => append(credit(700, 'same'))));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(CauseRejected);
  }
  expect(await chainOf()).toHaveLength(1);
});

test('time never runs backwards along an account, whatever the clocks say', async () => {
  await append(credit(100, 'a'));
  clock.step(-60_000);
  const [entry] = await append(credit(100, 'b'));
  expect(entry?.at).toBe(monday);
});

describe('the statement', () => {
  const spread: Instant[] = [];

  /** 45 entries, some of them at the same moment. */
  beforeAll(async () => {
    accounts += 1;
    account = agentNumber(accounts);
    const filling = openLedger(database, tries(5));
    const { roll } = dice(7);
    const time = clockAt();
    for (let index = 1; index <= 45; index += 1) {
      time.step(roll(3) * 60_000);
      spread.push(time.now());
      await filling.append(account, () => [credit(index, `s${index}`)], time.now);
    }
    filled = account;
  });
  beforeEach(() => {
    account = filled;
  });
  let filled: AgentNumber;

  test('comes in pages, newest first, without gaps or repetitions', async () => {
    const pages = await pagesOf({}, 20);
    expect(pages.map((page) => page.length)).toEqual([20, 20, 5]);
    expect(pages.flat()).toEqual(Array.from({ length: 45 }, (_, index) => 45 - index));
  });

  test('has no empty last page when the entries fill the pages exactly', async () => {
    expect((await pagesOf({}, 15)).map((page) => page.length)).toEqual([15, 15, 15]);
    expect((await pagesOf({}, 45)).map((page) => page.length)).toEqual([45]);
  });

  test('keeps its place when new entries come in between', async () => {
    const first = await ledger.list(account, {}, undefined, 44);
    const time = clockAt(later(spread.at(-1) ?? monday, 3_600_000));
    await ledger.append(account, () => [credit(1, 's46')], time.now);
    spread.push(time.now());
    const second = await ledger.list(account, {}, first.next, 44);
    expect(second.entries.map(({ seq }) => seq)).toEqual([1]);
  });

  test('of a range holds exactly the entries of that range', async () => {
    const moment = fc.integer({ min: -5, max: 110 }).map((minutes) => later(monday, minutes * 30_000));
    await fc.assert(
      fc.asyncProperty(
        fc.option(moment, { nil: undefined }),
        fc.option(moment, { nil: undefined }),
        fc.constantFrom(3, 20),
        async (from, before, rows) => {
          const expected = spread
            .map((at, index) => ({ at, seq: index + 1 }))
            .filter(({ at }) => (from === undefined || at >= from) && (before === undefined || at < before))
            .map(({ seq }) => seq)
            .reverse();
          expect((await pagesOf({ from, before }, rows)).flat()).toEqual(expected);
        },
      ),
      { numRuns: 40 },
    );
  });

  test.each(['', 'x', 'ENTRY#', writePageToken('ENTRY#'), writePageToken('ENTRY#5'), writePageToken('ENTRY#-1-1')])(
    'refuses the page token %p',
    async (token) => {
      await expect(ledger.list(account, {}, token, 20)).rejects.toMatchObject({ code: 'unreadable-page-token' });
    },
  );

  test("refuses another list's page token, and one that is no clean base64url", async () => {
    const { next = '' } = await ledger.list(account, {}, undefined, 20);
    for (const token of [writePageToken('PAYMENT#01'), `${next}=`, `${next}\n`, ` ${next}`]) {
      await expect(ledger.list(account, {}, token, 20)).rejects.toMatchObject({ code: 'unreadable-page-token' });
    }
  });

  test('shows an account its own entries only, even with the page token of another', async () => {
    const { next } = await ledger.list(account, {}, undefined, 20);
    expect((await ledger.list(agentNumber(999), {}, next, 20)).entries).toEqual([]);
  });
});

async function pagesOf(range: { from?: Instant | undefined; before?: Instant | undefined }, rows: number) {
  const pages: number[][] = [];
  let next: string | undefined;
  do {
    const page = await ledger.list(account, range, next, rows);
    pages.push(page.entries.map(({ seq }) => seq));
    next = page.next;
  } while (next !== undefined);
  return pages;
}

describe('several accounts in one transaction', () => {
  const others = () => [account, ...[1, 2, 3].map((index) => agentNumber(9_000 + 10 * accounts + index))];
  const cause = (id: string) => ({
    reference: id,
    write: openTransfers(database).creditWrite(aTransfer({ account: `bank-${account}`, id })),
  });
  const part = (of: AgentNumber, amount: number) => ({ account: of, decide: () => anEntryDraft(amount, 'split') });

  test('each gets its entry, with one cause for all', async () => {
    const entries = await ledger.appendAll(
      others().map((of, index) => part(of, 100 + index)),
      [cause('a'), cause('b')],
      clock.now,
    );
    expect(entries.map(({ amount, seq }) => [amount, seq])).toEqual([100, 101, 102, 103].map((amount) => [amount, 1]));
    expect(await Promise.all(others().map(async (of) => (await ledger.newest(of))?.balanceAfter))).toEqual([
      100, 101, 102, 103,
    ]);
    expect([await knows('a'), await knows('b')]).toEqual([true, true]);
  });

  test('none gets anything when a cause was posted before, and it is named', async () => {
    await ledger.appendAll([], [cause('a')], clock.now);
    const again = ledger.appendAll(
      others().map((of) => part(of, 100)),
      [cause('b'), cause('a')],
      clock.now,
    );
    await expect(again).rejects.toMatchObject({ references: ['a'] });
    expect(await Promise.all(others().map((of) => ledger.newest(of)))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(await knows('b')).toBe(false);
  });

  test('many at once over the same accounts, in any order and with conflicts, all come through', async () => {
    const d = dice(7);
    const rival = openLedger(
      withConflicts(database, () => d.roll(3) === 0),
      tries(200),
    );
    const of = others();
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        (index % 2 === 0 ? ledger : rival).appendAll(
          [...of]
            .sort(() => d.roll(3) - 1)
            .slice(0, 1 + d.roll(4))
            .map((one) => part(one, 100)),
          [cause(`many-${index}`)],
          clock.now,
        ),
      ),
    );
    for (const one of of) expect((await auditAccount(ledger, one)).broken).toBeUndefined();
  });
});

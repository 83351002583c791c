import fc from 'fast-check';
import {
  creditShares,
  type Decided,
  holdFor,
  ignoreTransfer,
  release,
  returnToSender,
  UNDO_WITHIN_MS,
  undoDecision,
} from '../../../shared/domain/decide-transfer';
import { later } from '../../../shared/domain/instant';
import { allocate, kurus, sumKurus } from '../../../shared/domain/kurus';
import { emptyHead, type Head, nextEntry } from '../../../shared/domain/ledger';
import type { Refusal } from '../../../shared/domain/refusal';
import type { Decision, Share, Transfer } from '../../../shared/domain/transfer';
import { agentNumber, aTransfer, monday } from '../../support/builders';

const finance = { id: 'financeperson', name: 'Deniz Kaya' };
const decision: Decision = { by: finance, at: monday, note: 'telefonda söyledi' };
const waiting = aTransfer({ state: 'suspense', reason: 'unknown-phone', amount: kurus(100_00) });
const toOne = (amount = 100_00): Share[] => [{ agent: agentNumber(1), amount: kurus(amount) }];
const credited = creditShares(waiting, toOne(), 'Ziraat Bankası', decision).transfer;

/** The refusal code a decision meets, or that there was none. */
function refusalOf(decide: () => unknown): string {
  try {
    decide();
    return 'none';
  } catch (error) {
    return (error as Refusal).code;
  }
}

/** The accounts after what a decision posts. */
function post({ postings }: Decided, heads: Map<string, Head>): Map<string, Head> {
  const after = new Map(heads);
  for (const { agent, decide } of postings) {
    const head = after.get(agent) ?? emptyHead(agent);
    after.set(agent, nextEntry(head, decide(head), monday));
  }
  return after;
}

test('a transfer credited by hand tells who did it, why, and to whom', () => {
  const { transfer, postings } = creditShares(waiting, toOne(), 'Ziraat Bankası', decision);
  expect(transfer).toEqual({
    ...waiting,
    state: 'credited',
    agent: agentNumber(1),
    creditedAt: monday,
    shares: toOne(),
    decision,
    moves: 1,
  });
  expect(postings.map(({ agent, decide }) => ({ agent, ...decide(emptyHead(agent)) }))).toEqual([
    {
      agent: agentNumber(1),
      kind: 'transfer',
      amount: 100_00,
      contra: [{ account: 'bank:ziraat-1', amount: -100_00 }],
      reference: 'transfer:ziraat-1:2026112300000001',
      note: 'Ziraat Bankası FAST',
      by: finance.id,
    },
  ]);
});

test.each<[string, Partial<Transfer>, Share[], string]>([
  ['one that was credited', { state: 'credited' }, toOne(), 'transfer-moved'],
  ['one that was returned', { state: 'returned' }, toOne(), 'transfer-moved'],
  ['one that waits for a second person', { proposal: '01J' }, toOne(), 'awaiting-approval'],
  ['a debit taken back', { amount: kurus(-100_00), isReversal: true }, toOne(-100_00), 'not-creditable'],
  ['foreign money', { currency: 'EUR' }, toOne(), 'not-creditable'],
  ['a kuruş too much', {}, toOne(100_01), 'wrong-shares'],
  ['a kuruş too little', {}, toOne(99_99), 'wrong-shares'],
  ['nobody', {}, [], 'wrong-shares'],
  ['one agent twice', {}, [...toOne(50_00), ...toOne(50_00)], 'wrong-shares'],
  ['a negative share', {}, [...toOne(150_00), { agent: agentNumber(2), amount: kurus(-50_00) }], 'wrong-shares'],
  [
    'more agents than one transaction holds',
    { amount: kurus(21) },
    Array.from({ length: 21 }, (_, index) => ({ agent: agentNumber(index), amount: kurus(1) })),
    'wrong-shares',
  ],
])('crediting %s is refused', (_, fields, shares, code) => {
  expect(refusalOf(() => creditShares({ ...waiting, ...fields }, shares, 'Ziraat', decision))).toBe(code);
});

test('what is returned or ignored posts nothing', () => {
  const sent = { ...decision, bankReference: 'GİDEN-1' };
  expect(returnToSender(waiting, sent)).toEqual({
    transfer: { ...waiting, state: 'returned', decision: sent, moves: 1 },
    postings: [],
  });
  expect(ignoreTransfer(waiting, decision)).toMatchObject({ transfer: { state: 'ignored', decision }, postings: [] });
  for (const decide of [() => returnToSender(credited, sent), () => ignoreTransfer(credited, decision)]) {
    expect(refusalOf(decide)).toBe('transfer-moved');
  }
});

test('a decision is taken back for five minutes and not a millisecond more', () => {
  expect(undoDecision(credited, finance, later(monday, UNDO_WITHIN_MS)).transfer).toEqual({ ...waiting, moves: 2 });
  expect(refusalOf(() => undoDecision(credited, finance, later(monday, UNDO_WITHIN_MS + 1)))).toBe('too-late-to-undo');
});

test('nobody takes back what the staff did not decide, nor anything twice', () => {
  expect(refusalOf(() => undoDecision(aTransfer(), finance, monday))).toBe('transfer-moved');
  const undone = undoDecision(credited, finance, monday).transfer;
  expect(refusalOf(() => undoDecision(undone, finance, monday))).toBe('transfer-moved');
});

test('what was spent is not taken back', () => {
  const [posting] = undoDecision(credited, finance, monday).postings;
  const head = { ...emptyHead(agentNumber(1)), balanceAfter: kurus(99_99) };
  expect(refusalOf(() => posting?.decide(head))).toBe('undo-spent');
});

test('a transfer held for a second person is released to its own proposal only', () => {
  const held = holdFor(waiting, 'A');
  expect(refusalOf(() => holdFor(held, 'B'))).toBe('awaiting-approval');
  expect(refusalOf(() => release(held, 'B'))).toBe('transfer-moved');
  expect(release(held, 'A')).toEqual({ ...waiting, moves: 2 });
});

test('law: shares of any split add up, and taking it back restores every balance and the state', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 1_000_000_000 }), weights, fc.nat(10_000_000), (amount, parts, before) => {
      const transfer = { ...waiting, amount: kurus(amount) };
      const amounts = allocate(kurus(amount), parts);
      fc.pre(amounts.every((share) => share > 0));
      const shares = amounts.map((share, index) => ({ agent: agentNumber(index), amount: share }));
      const heads = new Map<string, Head>(
        shares.map(({ agent }) => [agent, { ...emptyHead(agent), seq: 1, balanceAfter: kurus(before) }]),
      );
      const balances = (of: Map<string, Head>) => [...of.values()].map(({ balanceAfter }) => balanceAfter);

      const split = creditShares(transfer, shares, 'Ziraat', decision);
      const loaded = post(split, heads);
      expect(sumKurus(balances(loaded))).toBe(sumKurus(balances(heads)) + amount);
      const undone = undoDecision(split.transfer, finance, monday);
      expect(balances(post(undone, loaded))).toEqual(balances(heads));
      const { moves, ...rest } = undone.transfer;
      expect({ ...rest, moves }).toEqual({ ...transfer, moves: 2 });
    }),
    { numRuns: 200 },
  );
});

test('shares beyond what numbers hold exactly are wrong shares', () => {
  const most = kurus(Number.MAX_SAFE_INTEGER);
  const shares = [1, 2].map((shop) => ({ agent: agentNumber(shop), amount: most }));
  expect(refusalOf(() => creditShares(waiting, shares, 'Ziraat Bankası', decision))).toBe('wrong-shares');
});

import { type Balance, hasMoved, newsBetween } from '../../web/shell/balance-news';

function balance(amount: number, newest?: { seq: number; kind: string; amount: number }): Balance {
  return { balance: amount, asOf: '2026-11-23T14:00:00.000Z', newest } as Balance;
}

test('tells of a transfer that arrived, by its own amount', () => {
  const before = balance(1_000, { seq: 7, kind: 'payment', amount: -200 });
  const after = balance(501_000, { seq: 8, kind: 'transfer', amount: 500_000 });
  expect(newsBetween(before, after)).toEqual({ kind: 'loaded', amount: 500_000 });
});

test('tells of the very first loading', () => {
  const after = balance(500_000, { seq: 1, kind: 'transfer', amount: 500_000 });
  expect(newsBetween(balance(0), after)).toEqual({ kind: 'loaded', amount: 500_000 });
});

test('tells of any other rise by how much more there is', () => {
  const before = balance(1_000, { seq: 7, kind: 'payment', amount: -200 });
  const after = balance(1_200, { seq: 8, kind: 'refund', amount: 200 });
  expect(newsBetween(before, after)).toEqual({ kind: 'risen', amount: 200 });
});

test('keeps quiet about payments, and about a transfer told before', () => {
  const loaded = balance(501_000, { seq: 8, kind: 'transfer', amount: 500_000 });
  const paid = balance(500_000, { seq: 9, kind: 'payment', amount: -1_000 });
  expect(newsBetween(loaded, paid)).toBeUndefined();
  expect(newsBetween(loaded, loaded)).toBeUndefined();
  expect(hasMoved(loaded, paid)).toBe(true);
  expect(hasMoved(loaded, loaded)).toBe(false);
});

import { later } from '../../../shared/domain/instant';
import { kurus } from '../../../shared/domain/kurus';
import { pairUp, type Told } from '../../../shared/domain/pairing';
import { monday } from '../../support/builders';

const MINUTE_MS = 60_000;

function aRow(id: string, fields: Partial<Told> & { minute?: number } = {}): Told {
  const { minute = 0, ...rest } = fields;
  const bookedAt = later(monday, minute * MINUTE_MS);
  return { id, bookedAt, isWholeDay: false, amount: kurus(100), currency: 'TRY', description: '', ...rest };
}

const named = (rows: Told[], candidates: Told[]) =>
  Object.fromEntries([...pairUp(rows, candidates)].map(([row, candidate]) => [row.id, candidate.id]));

test('pairs rows of the same amount, currency and time, each once', () => {
  expect(named([aRow('a'), aRow('b')], [aRow('x')])).toEqual({ a: 'x' });
  expect(named([aRow('a')], [aRow('x', { amount: kurus(-100) })])).toEqual({});
  expect(named([aRow('a')], [aRow('x', { currency: 'USD' })])).toEqual({});
});

test('ten minutes apart are still one movement, a moment more is not', () => {
  expect(named([aRow('a')], [aRow('x', { minute: 10 })])).toEqual({ a: 'x' });
  expect(named([aRow('a')], [aRow('x', { bookedAt: later(monday, 10 * MINUTE_MS + 1) })])).toEqual({});
});

test('the surest sign decides: number, reference, words, phone, then what was paired before, then the nearest time', () => {
  const text = { description: 'BAKIYE 05321234567' };
  expect(named([aRow('a')], [aRow('b'), aRow('a', { minute: 9 })])).toEqual({ a: 'a' });
  expect(named([aRow('a', { reference: '7' })], [aRow('b'), aRow('c', { minute: 9, reference: '7' })])).toEqual({
    a: 'c',
  });
  expect(named([aRow('a', text)], [aRow('b'), aRow('c', { minute: 9, description: 'bakiye 0532 123 4567' })])).toEqual({
    a: 'c',
  });
  expect(named([aRow('a', text)], [aRow('b'), aRow('c', { minute: 9, description: 'EFT 5321234567' })])).toEqual({
    a: 'c',
  });
  expect(named([aRow('a', { ...text, transfer: 'c' })], [aRow('b'), aRow('c', { minute: 9 })])).toEqual({ a: 'c' });
  expect(named([aRow('a')], [aRow('b', { minute: 3 }), aRow('c', { minute: 2 })])).toEqual({ a: 'c' });
});

test('rows that name different phones are never one movement, unless the bank gives both one number', () => {
  const [one, other] = [{ description: '05321234567' }, { description: '05329999999' }];
  expect(named([aRow('a', one)], [aRow('x', other)])).toEqual({});
  expect(named([aRow('a', one)], [aRow('a', other)])).toEqual({ a: 'a' });
});

test('twins pair one to one, and nobody stays alone who could have a partner', () => {
  const twins = named([aRow('a'), aRow('b'), aRow('c')], [aRow('x'), aRow('y'), aRow('z')]);
  expect(new Set(Object.values(twins)).size).toBe(3);
  const early = aRow('early', { minute: 0 });
  const late = aRow('late', { minute: 12 });
  // The middle one is nearest to both; only the late one can also take the last.
  expect(named([late, early], [aRow('middle', { minute: 6 }), aRow('last', { minute: 20 })])).toEqual({
    early: 'middle',
    late: 'last',
  });
});

test('a row that tells the day only pairs with any time of it', () => {
  const day = aRow('day', { bookedAt: '2026-11-22T21:00:00.000Z' as never, isWholeDay: true });
  expect(named([day], [aRow('x', { bookedAt: '2026-11-23T20:59:59.000Z' as never })])).toEqual({ day: 'x' });
  expect(named([day], [aRow('x', { bookedAt: '2026-11-23T21:10:00.000Z' as never })])).toEqual({});
});

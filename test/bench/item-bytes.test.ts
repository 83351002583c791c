import { indexUnits, readUnits, writeUnits } from '../support/capacity';
import { itemBytes } from '../support/item-bytes';

describe('the size of an item, counted by hand', () => {
  test.each([
    ['a string: name and UTF-8 bytes', { ad: 'Iğdır' }, 2 + 7],
    ['a name that is not ASCII', { açıklama: '' }, 10],
    ['one digit: 1 byte and half of it rounded up', { n: 7 }, 1 + 2],
    ['two digits', { n: 42 }, 1 + 2],
    ['three digits', { n: 421 }, 1 + 3],
    ['zeros at the end do not count', { n: 1_250_000 }, 1 + 3],
    ['zeros at the beginning do not count', { n: 0.005 }, 1 + 2],
    ['zero has no significant digit', { n: 0 }, 1 + 1],
    ['a sign costs nothing', { n: -421 }, 1 + 3],
    ['digits on both sides of the point', { n: 12.345 }, 1 + 4],
    ['an exponent is no digit', { n: 1.5e300 }, 1 + 2],
    ['the largest exact integer', { n: Number.MAX_SAFE_INTEGER }, 1 + 9],
    ['a boolean', { is: true }, 2 + 1],
    ['null', { no: null }, 2 + 1],
    ['bytes', { b: new Uint8Array(5) }, 1 + 5],
    ['an empty list', { l: [] }, 1 + 3],
    ['a list', { l: ['ab', 7] }, 1 + 3 + (1 + 2) + (1 + 2)],
    ['an empty map', { m: {} }, 1 + 3],
    ['a map', { m: { ab: 'c', d: false } }, 1 + 3 + (1 + 2 + 1) + (1 + 1 + 1)],
    ['maps in a list', { l: [{ a: 'b' }] }, 1 + 3 + 1 + 3 + (1 + 1 + 1)],
    ['what is undefined is not written', { a: 'b', none: undefined, m: { none: undefined } }, 2 + 1 + 3],
    ['nothing', {}, 0],
  ])('%s', (_, item, bytes) => {
    expect(itemBytes(item)).toBe(bytes);
  });

  test('refuses what no item holds', () => {
    expect(() => itemBytes({ at: new Date(0) })).toThrow(TypeError);
  });
});

describe('units', () => {
  test('writing rounds up to whole KB, and nothing costs one', () => {
    expect([0, 1, 1_024, 1_025, 2_049].map(writeUnits)).toEqual([1, 1, 1, 2, 3]);
  });

  test('reading rounds up to 4 KB, halved without consistency, and a miss costs as much', () => {
    expect([0, 4_096, 4_097].map((bytes) => readUnits(bytes, true))).toEqual([1, 1, 2]);
    expect([0, 4_096, 4_097].map((bytes) => readUnits(bytes, false))).toEqual([0.5, 0.5, 1]);
  });

  test('an index entry costs when it is put, removed or moved, and nothing when it stays', () => {
    const index = { pk: 'work', sk: 'workAt' };
    const idle = { pk: 'A', sk: '1', state: 'credited' };
    const waiting = { ...idle, work: 'suspense', workAt: '1' };
    expect(indexUnits(index, undefined, idle)).toBe(0);
    expect(indexUnits(index, undefined, waiting)).toBe(1);
    expect(indexUnits(index, waiting, idle)).toBe(1);
    expect(indexUnits(index, waiting, { ...waiting, note: 'x' })).toBe(0);
    expect(indexUnits(index, waiting, { ...waiting, workAt: '2' })).toBe(2);
    expect(indexUnits(index, undefined, { ...waiting, workAt: 'x'.repeat(1_024) })).toBe(2);
  });
});

import type { ShownPayment } from '../../shared/api/bills';
import type { Paying } from '../../web/bills/paying';
import { readVerdict } from '../../web/bills/verdict';
import { GIVEN_UP_MS, isAwaited, isNotStarted, isOpen, waitMs } from '../../web/payments/follow';
import { Refused } from '../../web/refused';

const CUT_OFF_MS = 1_000_000;
const cutOff: Paying = { items: [], phase: 'cut-off', cutOffMs: CUT_OFF_MS };
const notFound = new Refused('not-found');
const silence = new TypeError('fetch failed');

function answer(error: Error | null, afterMs: number, data?: ShownPayment) {
  return { data, error, errorUpdatedAt: CUT_OFF_MS + afterMs };
}

test('asks after two seconds, then more and more seldom, never less often than every ten', () => {
  const waits = Array.from({ length: 8 }, (_, asked) => waitMs(asked));
  expect(waits[0]).toBe(2_000);
  expect(waits.at(-1)).toBe(10_000);
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(waitMs(100_000)).toBe(10_000);
});

test('a payment the server does not know may still begin, until no request of it can be on its way', () => {
  expect(readVerdict(answer(notFound, GIVEN_UP_MS - 1), cutOff)).toBe('unclear');
  expect(readVerdict(answer(notFound, GIVEN_UP_MS), cutOff)).toBe('not-started');
});

test('however long the line is silent, silence proves nothing', () => {
  expect(readVerdict(answer(silence, 10 * GIVEN_UP_MS), cutOff)).toBe('unclear');
  expect(readVerdict(answer(null, 0), cutOff)).toBe('unclear');
});

test('a payment that is there is told by its own state, however its request ended', () => {
  const payment = { state: 'pending' } as ShownPayment;
  expect(readVerdict(answer(silence, GIVEN_UP_MS, payment), cutOff)).toBe('known');
  expect(readVerdict(answer(null, 0), { items: [], phase: 'sending' })).toBe('sending');
});

test('never takes a payment for not begun whose request was answered', () => {
  expect(isNotStarted(notFound, CUT_OFF_MS, undefined)).toBe(false);
  expect(readVerdict(answer(notFound, 10 * GIVEN_UP_MS), { items: [], phase: 'answered' })).toBe('unclear');
});

test.each([
  ['pending', true, true],
  ['manual', true, true],
  ['cancelling', true, false],
  ['paid', false, false],
  ['refused', false, false],
  ['cancelled', false, false],
] as const)('a payment that is %s: still open %s, its bill not to be paid again %s', (state, open, awaited) => {
  expect(isOpen({ state })).toBe(open);
  expect(isAwaited({ state })).toBe(awaited);
});

import fc from 'fast-check';
import type { QuotedBill } from '../../shared/api/bills';
import { likelyChoice, payableBills, toggle } from '../../web/bills/choice';

function bills(...overdue: boolean[]): QuotedBill[] {
  return overdue.map((isOverdue, index) => ({ id: `bill-${index}`, isOverdue }) as QuotedBill);
}

test('proposes what is overdue, or else the oldest bill', () => {
  expect(likelyChoice(bills(true, true, false))).toEqual(['bill-0', 'bill-1']);
  expect(likelyChoice(bills(false, false))).toEqual(['bill-0']);
  expect(likelyChoice([])).toEqual([]);
});

test('where the oldest comes first, a bill takes the older ones with it and leaves with the newer ones', () => {
  const three = bills(true, true, true);
  const all = toggle(new Set(), three, 'bill-2', 'oldest-first');
  expect([...all]).toEqual(['bill-0', 'bill-1', 'bill-2']);
  expect([...toggle(all, three, 'bill-1', 'oldest-first')]).toEqual(['bill-0']);
});

test('elsewhere each bill is chosen for itself', () => {
  expect([...toggle(new Set(['bill-0']), bills(true, true), 'bill-1', 'any')]).toEqual(['bill-0', 'bill-1']);
  expect([...toggle(new Set(['bill-0', 'bill-1']), bills(true, true), 'bill-0', 'any')]).toEqual(['bill-1']);
});

test('whatever is clicked, no bill is ever chosen before an older one where the oldest comes first', () => {
  const six = bills(true, true, true, false, false, false);
  fc.assert(
    fc.property(fc.array(fc.nat(5), { maxLength: 30 }), (clicks) => {
      const chosen = clicks.reduce<Set<string>>((now, at) => toggle(now, six, `bill-${at}`, 'oldest-first'), new Set());
      const marks = six.map(({ id }) => chosen.has(id));
      return marks.every((mark, index) => !mark || marks.slice(0, index).every(Boolean));
    }),
  );
});

test('leaves another subscription of the same basket alone', () => {
  const chosen = toggle(new Set(['foreign']), bills(true, true), 'bill-1', 'oldest-first');
  expect(chosen.has('foreign')).toBe(true);
});

test('a bill whose payment is open cannot be chosen, nor those behind it where the oldest comes first', () => {
  const three = bills(true, true, true);
  const isAwaited = ({ id }: QuotedBill) => id === 'bill-1';
  expect(payableBills(three, 'any', isAwaited).map(({ id }) => id)).toEqual(['bill-0', 'bill-2']);
  expect(payableBills(three, 'oldest-first', isAwaited).map(({ id }) => id)).toEqual(['bill-0']);
  expect(payableBills(three, 'oldest-first', () => false)).toHaveLength(3);
});

import { kurus } from '../../../shared/domain/kurus';
import { dropRepeats } from '../../../shared/domain/repeats';
import { aMovement } from '../../support/builders';

const identified = (fields: Parameters<typeof aMovement>[0] = {}, isPossibleRepeat = false) => ({
  movement: aMovement(fields),
  isPossibleRepeat,
});

test('keeps one of each, in the order in which they first came', () => {
  const kept = dropRepeats([identified({ id: 'b' }), identified({ id: 'a' }), identified({ id: 'b' })]);
  expect(kept).toEqual([identified({ id: 'b' }), identified({ id: 'a' })]);
});

test('a restated balance is no contradiction', () => {
  const kept = dropRepeats([
    identified({ balanceAfter: kurus(1) }),
    identified({ balanceAfter: kurus(2) }),
    identified(),
  ]);
  expect(kept).toEqual([identified({ balanceAfter: kurus(1) })]);
});

test.each([
  { amount: kurus(10_001) },
  { currency: 'USD' },
  { isReversal: true },
  { description: 'BAKIYE 05321000002' },
  { bookedAt: aMovement().bookedAt.replace('12:00', '12:01') as never },
])('one identity with another %p is left to staff', (fields) => {
  expect(dropRepeats([identified(), identified(fields)])).toEqual([identified({}, true)]);
});

test('a mark for staff stays on what is repeated', () => {
  expect(dropRepeats([identified({}, true), identified({}, true)])).toEqual([identified({}, true)]);
});

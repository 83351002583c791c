import fc from 'fast-check';
import { later } from '../../../shared/domain/instant';
import { kurus } from '../../../shared/domain/kurus';
import { Movement } from '../../../shared/domain/movement';
import { identify, type MovementRow } from '../../../shared/domain/movement-identity';
import { incoming } from '../../support/descriptions';

function row(overrides: Partial<MovementRow> = {}): MovementRow {
  const { id: _, ...fields } = incoming('BAKİYE 05321234567');
  return { ...fields, ...overrides };
}

function idsOf(rows: readonly MovementRow[]): string[] {
  return identify(rows).map(({ movement }) => movement.id);
}

function repeatsIn(rows: readonly MovementRow[]): boolean[] {
  return identify(rows).map(({ isPossibleRepeat }) => isPossibleRepeat);
}

test('the bank’s movement number is the identity, however often the row comes', () => {
  expect(idsOf([row({ number: 'A1' }), row({ number: 'A2' }), row({ number: 'A1' })])).toEqual(['A1', 'A2', 'A1']);
  expect(repeatsIn([row({ number: 'A1' }), row({ number: 'A1' })])).toEqual([false, false]);
});

test('without a number the content is the identity', () => {
  const [first, second] = idsOf([row(), row({ description: 'BAKİYE 05449876501' })]);
  expect(first).not.toBe(second);
  expect(idsOf([row()])).toEqual([first]);
  expect(Movement.parse(identify([row()])[0]?.movement)).toEqual({ ...incoming('BAKİYE 05321234567'), id: first });
});

test('neighbouring fields do not run into each other', () => {
  const [first, second] = idsOf([
    row({ senderName: 'AB', senderIban: 'C' }),
    row({ senderName: 'A', senderIban: 'BC' }),
  ]);
  expect(first).not.toBe(second);
});

test('genuine twins told apart by the balance after are two movements', () => {
  const twins = [row({ balanceAfter: kurus(300_00) }), row({ balanceAfter: kurus(200_00) })];
  expect(new Set(idsOf(twins)).size).toBe(2);
  expect(repeatsIn(twins)).toEqual([false, false]);
});

test('twins that nothing tells apart get two ids, and the later one is marked', () => {
  const withoutBalance = [row(), row()];
  const sameBalance = [row({ balanceAfter: kurus(1) }), row({ balanceAfter: kurus(1) })];
  for (const twins of [withoutBalance, sameBalance]) {
    expect(new Set(idsOf(twins)).size).toBe(2);
    expect(repeatsIn(twins)).toEqual([false, true]);
  }
});

test('a balance that the bank restates makes no new movement', () => {
  expect(idsOf([row({ balanceAfter: kurus(500) })])).toEqual(idsOf([row({ balanceAfter: kurus(700) })]));
});

test('a twin booked late takes the free occurrence, so both are there once', () => {
  const early = row({ balanceAfter: kurus(200_00) });
  const late = row({ balanceAfter: kurus(100_00) });
  expect(new Set([...idsOf([early]), ...idsOf([early, late])]).size).toBe(2);
});

describe('laws', () => {
  const start = incoming('').bookedAt;
  const someRow = fc
    .record({
      minute: fc.integer({ min: 0, max: 5 }),
      amount: fc.constantFrom(100, 200),
      balanceAfter: fc.option(fc.constantFrom(1, 2), { nil: undefined }),
      number: fc.option(fc.constantFrom('N1', 'N2'), { nil: undefined, freq: 8 }),
    })
    .map(({ minute, amount, balanceAfter, number }) =>
      row({
        bookedAt: later(start, minute * 60_000),
        amount: kurus(amount),
        ...(balanceAfter === undefined ? {} : { balanceAfter: kurus(balanceAfter) }),
        ...(number === undefined ? {} : { number }),
      }),
    );
  const day = fc.array(someRow, { maxLength: 25 });

  test('the order of a day’s rows changes neither the ids nor which are marked', () => {
    fc.assert(
      fc.property(
        day.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        ([rows, shuffled]) => {
          expect(marks(shuffled)).toEqual(marks(rows));
        },
      ),
    );
  });

  test('overlapping, repeated, shuffled windows bring exactly the day’s ids', () => {
    const windows = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(day, windows, (rows, chosen) => {
        const seen = new Set<string>();
        for (const [from, to] of [...chosen, [0, 2], [1, 4], [4, 5], [0, 5]] as const) {
          const first = later(start, from * 60_000);
          const last = later(start, to * 60_000);
          for (const id of idsOf(rows.filter(({ bookedAt }) => bookedAt >= first && bookedAt <= last).reverse()))
            seen.add(id);
        }
        expect(seen).toEqual(new Set(idsOf(rows)));
      }),
    );
  });

  test('every row without a number has an id of its own', () => {
    fc.assert(
      fc.property(day, (rows) => {
        const numberless = rows.filter(({ number }) => number === undefined);
        expect(new Set(idsOf(numberless)).size).toBe(numberless.length);
      }),
    );
  });

  function marks(rows: readonly MovementRow[]): string[] {
    return identify(rows)
      .map(({ movement, isPossibleRepeat }) => `${movement.id} ${isPossibleRepeat}`)
      .sort();
  }
});

import fc from 'fast-check';
import { Instant } from '../../../shared/domain/instant';
import { kurus } from '../../../shared/domain/kurus';
import { ourLinesOf } from '../../../shared/domain/our-line';
import { type Payment, startPayment } from '../../../shared/domain/payment';
import {
  type BookLine,
  compareLines,
  differingInstitutions,
  totalLines,
  totalsDiffer,
} from '../../../shared/domain/reconciliation';
import { monday } from '../../support/builders';
import { aQuote } from '../../support/payments';

const line = (reference: string, fields: Partial<BookLine> = {}): BookLine => ({
  kind: 'paid',
  reference,
  institution: 'kent-su',
  amount: kurus(1_000),
  ...fields,
});

const someLines = fc.uniqueArray(
  fc.record({
    kind: fc.constantFrom('paid' as const, 'cancelled' as const),
    reference: fc.constantFrom('payment-1', 'payment-2', 'payment-3', 'payment-4'),
    institution: fc.constantFrom('kent-su', 'anadolu-gaz'),
    amount: fc.integer({ min: 1, max: 3 }).map(kurus),
  }),
  { selector: ({ kind, reference, institution }) => `${kind}${reference}${institution}`, maxLength: 8 },
);

test('the same lines in any order have the same totals and no difference', () => {
  fc.assert(
    fc.property(someLines, fc.nat(), (lines, turn) => {
      const others = [...lines.slice(turn % 8), ...lines.slice(0, turn % 8)];
      expect(totalLines(others)).toEqual(totalLines(lines));
      expect(compareLines(lines, others)).toEqual([]);
    }),
  );
});

test('what explains every line also explains the totals', () => {
  fc.assert(
    fc.property(someLines, someLines, (ours, theirs) => {
      const blamed = new Set(compareLines(ours, theirs).map(({ institution }) => institution));
      for (const institution of differingInstitutions(totalLines(ours), totalLines(theirs))) {
        expect(blamed).toContain(institution);
      }
    }),
  );
});

test.each<[string, BookLine[], BookLine[], object[]]>([
  ['paid there only', [], [line('payment-1')], [{ kind: 'paid-there-not-here', theirAmount: 1_000 }]],
  ['paid here only', [line('payment-1')], [], [{ kind: 'paid-here-not-there', ourAmount: 1_000 }]],
  [
    'cancelled there only',
    [line('payment-1')],
    [line('payment-1'), line('payment-1', { kind: 'cancelled' })],
    [{ kind: 'cancelled-there-not-here', theirAmount: 1_000 }],
  ],
  [
    'cancelled here only',
    [line('payment-1', { kind: 'cancelled' })],
    [],
    [{ kind: 'cancelled-here-not-there', ourAmount: 1_000 }],
  ],
  [
    'another amount',
    [line('payment-1')],
    [line('payment-1', { amount: kurus(1_001) })],
    [{ kind: 'amount-differs', ourAmount: 1_000, theirAmount: 1_001 }],
  ],
  [
    'the same twice there',
    [line('payment-1')],
    [line('payment-1'), line('payment-1')],
    [{ kind: 'repeated-there', ourAmount: 1_000, theirAmount: 2_000 }],
  ],
])('%s is one difference', (_, ours, theirs, differences) => {
  expect(compareLines(ours, theirs)).toEqual(
    differences.map((difference) => ({ institution: 'kent-su', reference: 'payment-1', ...difference })),
  );
});

test('a payment at another institution there is missing at both', () => {
  const differences = compareLines([line('payment-1')], [line('payment-1', { institution: 'pinar-su' })]);
  expect(differences.map(({ kind, institution }) => [kind, institution])).toEqual([
    ['paid-there-not-here', 'pinar-su'],
    ['paid-here-not-there', 'kent-su'],
  ]);
});

test('totals that no line explains are told as such', () => {
  const ours = totalLines([line('payment-1')]);
  expect(totalsDiffer('kent-su', ours, [])).toEqual({
    kind: 'totals-differ',
    institution: 'kent-su',
    reference: 'kent-su',
    ourAmount: 1_000,
    theirAmount: 0,
  });
});

/** A payment that was sent and heard of at these times. */
function paid(startedAt: string, settledAt: string, fields: Partial<Payment> = {}): Payment {
  const started = startPayment(aQuote(), 'owner', undefined, Instant.parse(startedAt));
  return { ...started, state: 'paid', settledAt: Instant.parse(settledAt), ...fields };
}

test('a payment of midday is on one day, one near midnight on either', () => {
  expect(ourLinesOf(paid('2026-11-23T12:00:00.000Z', '2026-11-23T12:00:04.000Z'))).toMatchObject([
    { kind: 'paid', amount: 10_000, earliest: '2026-11-23', latest: '2026-11-23' },
  ]);
  expect(ourLinesOf(paid('2026-11-23T20:59:59.000Z', '2026-11-23T21:00:03.000Z'))).toMatchObject([
    { earliest: '2026-11-23', latest: '2026-11-24', heardOn: '2026-11-24' },
  ]);
  expect(ourLinesOf(paid('2026-11-23T20:55:30.000Z', '2026-11-23T20:56:00.000Z'))).toMatchObject([
    { earliest: '2026-11-23', latest: '2026-11-24', heardOn: '2026-11-23' },
  ]);
});

test.each(['pending', 'manual', 'refused'] as const)('a payment that is %s is in no books of ours', (state) => {
  expect(ourLinesOf(paid(monday, monday, { state }))).toEqual([]);
});

test('a cancelled payment is paid on its day and cancelled on the day the bank did it', () => {
  const cancellation = {
    reference: 'x-C',
    reason: 'wrong bill',
    form: 'f',
    idCopy: 'i',
    reportedAt: Instant.parse('2026-11-23T13:00:00.000Z'),
    reportedBy: 'owner',
    closesAt: Instant.parse('2026-11-23T14:00:00.000Z'),
    answeredAt: Instant.parse('2026-11-24T07:00:00.000Z'),
  };
  const lines = ourLinesOf(paid(monday, monday, { state: 'cancelled', cancellation }));
  expect(lines).toMatchObject([
    { kind: 'paid', earliest: '2026-11-23', latest: '2026-11-23' },
    { kind: 'cancelled', earliest: '2026-11-23', latest: '2026-11-24' },
  ]);
  expect(ourLinesOf(paid(monday, monday, { state: 'cancelling', cancellation }))).toHaveLength(1);
});

import fc from 'fast-check';
import { Day, dayOf, later } from '../../../shared/domain/instant';
import { kurus } from '../../../shared/domain/kurus';
import { type Entry, emptyHead, findBreak, type Head, nextEntry, type Undoing } from '../../../shared/domain/ledger';
import { agentNumber, anEntryDraft, monday } from '../../support/builders';

const account = agentNumber();
const amounts = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 20 });

/** Credits of these amounts, a minute apart. */
function chainOf(credits: readonly number[]): Entry[] {
  const entries: Entry[] = [];
  for (const [index, amount] of credits.entries()) {
    const head: Head = entries.at(-1) ?? emptyHead(account);
    entries.push(nextEntry(head, anEntryDraft(amount), later(monday, index * 60_000)));
  }
  return entries;
}

/** The first break of a chain. */
function breakOf(entries: readonly Entry[]) {
  let head: Head = emptyHead(account);
  for (const entry of entries) {
    const found = findBreak(head, entry);
    if (found !== undefined) return found;
    head = entry;
  }
  return undefined;
}

test('a chain that was only appended to is whole, and its balance is the sum of its entries', () => {
  fc.assert(
    fc.property(amounts, (credits) => {
      const chain = chainOf(credits);
      expect(breakOf(chain)).toBeUndefined();
      expect(chain.at(-1)?.balanceAfter).toBe(credits.reduce((sum, amount) => sum + amount));
    }),
  );
});

test('a chain with any entry left out, repeated or exchanged is broken, unless only its end is missing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 3, maxLength: 10 }),
      fc.nat(1_000),
      (credits, random) => {
        const chain = chainOf(credits);
        const at = random % (chain.length - 1);
        expect(breakOf(chain.toSpliced(at, 1))).toBeDefined();
        const [one, next] = chain.slice(at, at + 2) as [Entry, Entry];
        expect(breakOf(chain.toSpliced(at, 0, one))).toBeDefined();
        expect(breakOf(chain.toSpliced(at, 2, next, one))).toBeDefined();
      },
    ),
  );
});

test('two contents never have one hash, however their fields are cut', () => {
  const [one, other] = [
    { ...anEntryDraft(100, 'ab'), note: 'c' },
    { ...anEntryDraft(100, 'a'), note: 'bc' },
  ].map((draft) => nextEntry(emptyHead(account), draft, monday).hash);
  expect(one).not.toBe(other);
  const { note: _, ...without } = { ...anEntryDraft(100, 'a'), note: '' };
  expect(nextEntry(emptyHead(account), { ...without, note: '' }, monday).hash).not.toBe(
    nextEntry(emptyHead(account), without, monday).hash,
  );
});

test('an entry whose two sides do not balance is never made', () => {
  const draft = { ...anEntryDraft(100), contra: [{ account: 'bank:ziraat-1', amount: kurus(-99) }] };
  expect(() => nextEntry(emptyHead(account), draft, monday)).toThrow('does not balance');
});

test('an entry is never older than the one before it', () => {
  const [first] = chainOf([100]) as [Entry];
  expect(nextEntry(first, anEntryDraft(100), later(monday, -1)).at).toBe(monday);
});

test('an entry from before refunds told what they undo keeps the hash it was written with', () => {
  const draft = { ...anEntryDraft(1_500), kind: 'refund' as const };
  const written = nextEntry(emptyHead(account), draft, monday);
  expect(written.hash).toBe('0906e56f1db9c51b33f8a051a8a9590c510dc188e47e0d56008fa96e32709b7d');
  const told = nextEntry(emptyHead(account), { ...draft, undoes: { day: dayOf(monday), why: 'refused' } }, monday);
  expect(told.hash).not.toBe(written.hash);
  expect(findBreak(emptyHead(account), { ...told, undoes: { day: dayOf(monday), why: 'cancelled' } })).toMatchObject({
    reason: 'hash',
  });
});

describe('what payments took today', () => {
  const bill = (amount: number, kind: Entry['kind'] = 'payment', undoes?: Undoing) => ({
    ...anEntryDraft(amount),
    kind,
    ...(undoes && { undoes }),
  });
  const paidAfter = (...drafts: [ReturnType<typeof bill>, minutes: number][]) => {
    let head: Head = emptyHead(account);
    for (const [draft, minutes] of drafts) head = nextEntry(head, draft, later(monday, minutes * 60_000));
    return head.paidToday;
  };

  test('counts payments, gives refunds back and leaves transfers out', () => {
    expect(paidAfter([bill(50_000, 'transfer'), 0])).toBe(0);
    expect(paidAfter([bill(50_000, 'transfer'), 0], [bill(-1_500), 1], [bill(-2_000), 2])).toBe(3_500);
    expect(paidAfter([bill(50_000, 'transfer'), 0], [bill(-1_500), 1], [bill(1_500, 'refund'), 2])).toBe(0);
  });

  test('is freed by a refund of the very day and of no earlier one', () => {
    const refundOf = (day: string, why: Undoing['why']) => bill(1_500, 'refund', { day: Day.parse(day), why });
    const paid: [ReturnType<typeof bill>, number] = [bill(-2_000), 0];
    expect(paidAfter(paid, [refundOf('2026-11-23', 'cancelled'), 1])).toBe(500);
    expect(paidAfter(paid, [refundOf('2026-11-22', 'refused'), 1])).toBe(2_000);
  });

  test('is freed by any refund in a chain from before refunds told what they undo', () => {
    const day = 24 * 60;
    expect(paidAfter([bill(-1_500), 0], [bill(-2_000), day], [bill(1_500, 'refund'), day + 1])).toBe(500);
  });

  test('begins anew at midnight in Istanbul', () => {
    const untilMidnight = 9 * 60;
    expect(paidAfter([bill(-1_500), 0], [bill(-100), untilMidnight - 1])).toBe(1_600);
    expect(paidAfter([bill(-1_500), 0], [bill(-100), untilMidnight])).toBe(100);
    expect(paidAfter([bill(-1_500), 0], [bill(9_000, 'transfer'), untilMidnight])).toBe(0);
  });
});

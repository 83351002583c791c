import fc from 'fast-check';
import {
  commissionEntry,
  type DayEnd,
  endDay,
  type FoldedDay,
  foldDays,
  lastClosableDay,
} from '../../../shared/domain/day-end';
import { dayOf, Instant, later } from '../../../shared/domain/instant';
import { kurus, sumKurus } from '../../../shared/domain/kurus';
import { type Entry, emptyHead, nextEntry } from '../../../shared/domain/ledger';
import { paymentEntry, refundEntry, startPayment } from '../../../shared/domain/payment';
import { aLife, entriesOf } from '../../support/account-life';
import { agentNumber, anEntryDraft, monday } from '../../support/builders';
import { aQuote } from '../../support/payments';

const agent = agentNumber();

async function fold(entries: readonly Entry[], before?: DayEnd): Promise<FoldedDay[]> {
  const days: FoldedDay[] = [];
  for await (const day of foldDays(agent, before, entries)) days.push(day);
  return days;
}

/** The ends of folded days, each on top of the one before. */
function endAll(days: readonly FoldedDay[], before?: DayEnd): DayEnd[] {
  const ends: DayEnd[] = [];
  for (const day of days) ends.push(endDay(day, ends.at(-1) ?? before, monday));
  return ends;
}

test('the days of an account hold every entry once and hand the balance on from one to the next', async () => {
  await fc.assert(
    fc.asyncProperty(aLife, async (life) => {
      const entries = entriesOf(life);
      const days = await fold(entries);
      let seq = 0;
      let balance = 0;
      for (const { summary, firstSeq, head } of days) {
        const own = entries.filter(({ at }) => dayOf(at) === summary.day);
        expect([firstSeq, summary.lastSeq]).toEqual([seq + 1, seq + own.length]);
        expect(summary.openingBalance).toBe(balance);
        expect(summary.closingBalance).toBe(balance + sumKurus(own.map(({ amount }) => amount)));
        expect(summary.commissionEarned).toBe(sumKurus(own.map(({ commission = 0 }) => commission)));
        expect(head).toBe(own.at(-1));
        seq = summary.lastSeq;
        balance = summary.closingBalance;
      }
      expect(seq).toBe(entries.length);
    }),
  );
});

test('folding on from any day end gives the same days as folding from the beginning', async () => {
  await fc.assert(
    fc.asyncProperty(aLife, fc.nat(), async (life, cut) => {
      const entries = entriesOf(life);
      const whole = endAll(await fold(entries));
      const before = whole[cut % Math.max(1, whole.length)];
      fc.pre(before !== undefined);
      const rest = await fold(entries.slice(before.lastSeq), before);
      expect(endAll(rest, before)).toEqual(whole.filter(({ day }) => day > before.day));
    }),
  );
});

test('the commissions posted are those earned, but for what is owed in the end, and none is taken from a balance', async () => {
  await fc.assert(
    fc.asyncProperty(aLife, async (life) => {
      const entries = entriesOf(life);
      const ends = endAll(await fold(entries));
      const earned = sumKurus(entries.map(({ commission = 0 }) => commission));
      expect(sumKurus(ends.map(({ commission }) => commission))).toBe(earned + (ends.at(-1)?.owedAfter ?? 0));
      for (const { commission, owedAfter } of ends) {
        expect(commission >= 0 && owedAfter >= 0 && commission * owedAfter === 0).toBe(true);
      }
    }),
  );
});

test('an entry written late for a day that is closed belongs to the first open one', async () => {
  const first = nextEntry(emptyHead(agent), anEntryDraft(5_000, 'a'), monday);
  const [closed] = endAll(await fold([first]));
  const late = nextEntry(first, anEntryDraft(700, 'b'), later(monday, 1_000));
  const [day, ...others] = await fold([late], closed);
  expect(day?.summary).toMatchObject({ day: '2026-11-24', openingBalance: 5_000, closingBalance: 5_700 });
  expect(others).toEqual([]);
});

test('what a refund of an earlier day loses is set against the next commissions', async () => {
  const payment = startPayment(aQuote({ commission: kurus(300) }), 'owner', undefined, monday);
  const drafts = [anEntryDraft(50_000), paymentEntry(payment), refundEntry(payment)] as const;
  const days = [0, 0, 1];
  const more = startPayment(aQuote({ commission: kurus(450) }), 'owner', undefined, monday);
  const entries: Entry[] = [];
  for (const [index, draft] of [...drafts, paymentEntry(more)].entries()) {
    const at = later(monday, (days[index] ?? 2) * 86_400_000);
    entries.push(nextEntry(entries.at(-1) ?? emptyHead(agent), draft, at));
  }
  expect(endAll(await fold(entries))).toMatchObject([
    { day: '2026-11-23', commissionEarned: 300, commission: 300, owedBefore: 0, owedAfter: 0 },
    { day: '2026-11-24', commissionEarned: -300, commission: 0, owedBefore: 0, owedAfter: 300 },
    { day: '2026-11-25', commissionEarned: 450, commission: 150, owedBefore: 300, owedAfter: 0 },
  ]);
});

test('the commission entry balances and names its day; a day that earned nothing has none', async () => {
  const [end] = endAll(await fold([nextEntry(emptyHead(agent), anEntryDraft(5_000), monday)]));
  if (end === undefined) throw new Error('no day');
  expect(commissionEntry(end)).toBeUndefined();
  const payment = startPayment(aQuote({ commission: kurus(425) }), 'owner', undefined, monday);
  const [earning] = endAll(await fold([nextEntry(emptyHead(agent), paymentEntry(payment), monday)]));
  if (earning === undefined) throw new Error('no day');
  expect(commissionEntry(earning)).toEqual({
    kind: 'commission',
    amount: 425,
    contra: [{ account: 'commission-expense', amount: -425 }],
    reference: 'commission:2026-11-23',
    note: '23.11.2026',
  });
});

test.each([
  ['2026-11-23T21:09:59.999Z', '2026-11-22'],
  ['2026-11-23T21:10:00.000Z', '2026-11-23'],
])('at %s the last day that may be closed is %s', (now, day) => {
  expect(lastClosableDay(Instant.parse(now))).toBe(day);
});

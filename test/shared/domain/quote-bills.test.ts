import fc from 'fast-check';
import { Bill } from '../../../shared/domain/bill';
import { Day, Instant, later } from '../../../shared/domain/instant';
import type { Institution } from '../../../shared/domain/institution';
import { QUOTE_LIFE_MS, type Quote } from '../../../shared/domain/quote';
import { quoteBills } from '../../../shared/domain/quote-bills';
import { agentNumber, monday } from '../../support/builders';
import { institutionNamed, mintId } from '../../support/payments';

const keys = { installation: '1040022001' };

function quote(bills: Partial<Bill>[], institution: Institution, now = monday): Quote[] {
  const full = bills.map((bill, index) =>
    Bill.parse({ bill: `B${index}`, period: '2026-10', amount: 10_000, subscriberName: 'Ayşe Ö*****', ...bill }),
  );
  return quoteBills(full, { agent: agentNumber(), institution, keys }, () => mintId(now), now);
}

test('a bill becomes a quote for this agent alone, with fee and commission, good for ten minutes', () => {
  const [first, ...rest] = quote([{ dueOn: Day.parse('2026-11-30') }], institutionNamed('kent-su'));
  expect(rest).toEqual([]);
  expect(first).toEqual({
    id: expect.any(String),
    agent: agentNumber(),
    institution: 'kent-su',
    keys,
    bill: 'B0',
    period: '2026-10',
    dueOn: '2026-11-30',
    subscriber: 'Ayşe Ö*****',
    amount: 10_000,
    fee: 350,
    commission: 200,
    expiresAt: later(monday, QUOTE_LIFE_MS),
  });
});

test('nothing owed, nothing quoted', () => {
  expect(quote([], institutionNamed('kent-su'))).toEqual([]);
});

test('bills come oldest first with ascending ids, those without a due date last, equals as the institution lists them', () => {
  const due = fc.option(fc.constantFrom('2026-09-15', '2026-10-15', '2026-11-15'), { nil: undefined });
  fc.assert(
    fc.property(fc.array(due, { maxLength: 12 }), (dates) => {
      const quotes = quote(
        dates.map((date) => (date === undefined ? {} : { dueOn: Day.parse(date) })),
        institutionNamed('anadolu-gaz'),
      );
      const expected = dates
        .map((date, index) => ({ date: date ?? '~', bill: `B${index}` }))
        .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
      expect(quotes.map(({ bill }) => bill)).toEqual(expected.map(({ bill }) => bill));
      expect(quotes.map(({ id }) => id)).toEqual(quotes.map(({ id }) => id).sort());
    }),
  );
});

test('where the oldest comes first, each quote names the one before it; elsewhere none does', () => {
  const bills = ['2026-11-15', '2026-09-15', '2026-10-15'].map((date) => ({ dueOn: Day.parse(date) }));
  const [first, second, third] = quote(bills, institutionNamed('bozkir-elektrik'));
  expect(first).not.toHaveProperty('after');
  expect([second?.after, third?.after]).toEqual([first?.id, second?.id]);
  for (const free of quote(bills, institutionNamed('anadolu-gaz'))) expect(free).not.toHaveProperty('after');
});

test('a least part is offered only where the institution takes parts', () => {
  const bill = { minimum: 1_000 as Bill['amount'] };
  expect(quote([bill], institutionNamed('gokce-mobil'))[0]).toHaveProperty('minimum', 1_000);
  expect(quote([bill], institutionNamed('kent-su'))[0]).not.toHaveProperty('minimum');
  expect(quote([{}], institutionNamed('gokce-mobil'))[0]).not.toHaveProperty('minimum');
});

test("fee and commission are those of the Istanbul day, and electricity's fee is none", () => {
  const gas = institutionNamed('anadolu-gaz');
  expect(quote([{}], gas, Instant.parse('2026-06-30T20:59:59.999Z'))[0]).toMatchObject({ fee: 400 });
  expect(quote([{}], gas, Instant.parse('2026-06-30T21:00:00.000Z'))[0]).toMatchObject({ fee: 450 });
  const electricity = institutionNamed('bozkir-elektrik');
  expect(quote([{}], electricity, Instant.parse('2026-06-30T20:59:59.999Z'))[0]).toMatchObject({
    fee: 0,
    commission: 150,
  });
  expect(quote([{}], electricity, Instant.parse('2026-06-30T21:00:00.000Z'))[0]).toMatchObject({
    fee: 0,
    commission: 175,
  });
});

import fc from 'fast-check';
import { readStatement } from '../../../lambdas/statements/read-statement';
import type { BankMovement, SimulatedAccount } from '../../../local/bank/books';
import { type StatementFault, stateDay } from '../../../local/bank/statement';
import { StatementFormatName, statementFormats } from '../../../local/bank/statement-formats';
import { demoBankAccounts } from '../../../local/demo/bank-accounts';
import { type Day, later, startOf } from '../../../shared/domain/instant';
import { kurus } from '../../../shared/domain/kurus';

const csv = demoBankAccounts('http://127.0.0.1')
  .flatMap(({ feeds }) => feeds)
  .flatMap((feed) => (feed.kind === 'statement-files' && feed.csv !== undefined ? [feed.csv] : []))[0];
const account: SimulatedAccount = {
  id: 'isbank-1',
  iban: 'TR140006400000100000000000',
  holder: 'FATURAKOM ÖRNEK A.Ş.',
  layout: 'isbank',
  credentials: { username: 'a', password: 'b' },
  openingKurus: -500,
};
const day = '2026-11-23' as Day;

function booked(seq: number, amountKurus: number, fields: Partial<BankMovement> = {}): BankMovement {
  const at = later(startOf(day), seq * 60_000);
  return {
    ...{ account: account.id, seq, number: String(2_026_112_300_000_000 + seq), bookedAt: at, recordedAt: at },
    ...{ amountKurus: kurus(amountKurus), balanceKurus: kurus(0), currency: 'TRY', kind: 'FAST' as const },
    ...{ description: 'BAKİYE 05321234567', reference: String(7_000_000 + seq), isReversal: false },
    ...fields,
  };
}

async function read(format: StatementFormatName, movements: readonly BankMovement[], fault: StatementFault = 'none') {
  const bytes = statementFormats[format].write(stateDay(account, movements, day, fault));
  async function* source() {
    yield bytes;
  }
  return readStatement(source(), csv === undefined ? {} : { csv });
}

describe.each(StatementFormatName.options)('the simulated bank writes %s that', (format) => {
  test('tells its day as it was booked, whatever people write', async () => {
    const texts = fc.string({ unit: fc.constantFrom(...'aÇğ ıİ05:-;"<&\n?/*'), minLength: 1, maxLength: 300 });
    const amounts = fc.integer({ min: -5_000_000, max: 5_000_000 }).filter((amount) => amount !== 0);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(amounts, texts), { minLength: 1, maxLength: 5 }), async (rows) => {
        const movements = rows.map(([amount, description], index) =>
          booked(index + 1, amount, { description: `HAVALE ${description}`, senderName: 'ALİ ÖRNEK' }),
        );
        const yesterday = booked(0, 700, { bookedAt: later(startOf(day), -1) });
        const { statements, refusals } = await read(format, [yesterday, ...movements]);
        expect(refusals).toEqual([]);
        expect(statements).toHaveLength(1);
        expect(statements[0]?.movements.map(({ id, amount }) => [id, amount])).toEqual(
          movements.map(({ number, amountKurus }) => [number, amountKurus]),
        );
        expect(statements[0]).toMatchObject({
          ...{ account: account.iban, currency: 'TRY' },
          closing: { amount: 200 + rows.reduce((sum, [amount]) => sum + amount, 0) },
        });
      }),
      { numRuns: 60 },
    );
  });

  test('does not add up when a line is lost or the closing balance is wrong', async () => {
    for (const fault of ['line-lost', 'closing-wrong'] as const) {
      const { refusals } = await read(format, [booked(1, 10_000), booked(2, 20_000), booked(3, 500)], fault);
      expect(refusals.length).toBeGreaterThan(0);
    }
  });

  test('adds up and keeps silent about a forgotten line', async () => {
    const { refusals, statements } = await read(format, [booked(1, 10_000), booked(2, 20_000)], 'line-forgotten');
    expect(refusals).toEqual([]);
    expect(statements[0]?.movements.map(({ amount }) => amount)).toEqual([10_000]);
    expect(statements[0]?.closing?.amount).toBe(9_500);
  });
});

test('a statement that does not continue the day before has both balances off', () => {
  const movements = [booked(1, 10_000)];
  expect(stateDay(account, movements, day, 'opening-wrong')).toMatchObject({ opening: -400, closing: 9_600 });
  expect(stateDay(account, movements, day, 'none')).toMatchObject({ opening: -500, closing: 9_500 });
});

test('a day without movements opens and closes with the same balance', async () => {
  const { statements, refusals } = await read('mt940', []);
  expect(refusals).toEqual([]);
  expect(statements).toMatchObject([{ opening: { amount: -500 }, closing: { amount: -500 }, movements: [] }]);
});

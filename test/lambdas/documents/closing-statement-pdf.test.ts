import { type ClosingLine, renderClosingStatement } from '../../../lambdas/documents/closing-statement-pdf';
import { caseNumber } from '../../../shared/domain/case';
import { ClosingStatement, maskIban, periodStart } from '../../../shared/domain/closing-statement';
import { later } from '../../../shared/domain/instant';
import { kurus } from '../../../shared/domain/kurus';
import { emptyHead, nextEntry } from '../../../shared/domain/ledger';
import { anAgent, anEntryDraft, monday } from '../../support/builders';
import { readPdfs, textOf } from '../../support/pdf-text';

const agent = anAgent();
const first = nextEntry(emptyHead(agent.number), anEntryDraft(12_345, 'first'), monday);
const second = nextEntry(first, anEntryDraft(1_000, 'second'), later(monday, 60_000));

const statement = (fields: Partial<ClosingStatement> = {}) =>
  ClosingStatement.parse({
    case: caseNumber(2026, 7),
    paper: 'kapanis00001',
    agent,
    closedAt: later(monday, 3_600_000),
    lastSeq: 2,
    lastAt: second.at,
    closingBalance: 13_345,
    commissionDue: 250,
    payout: { amount: 13_345, iban: maskIban('TR330006100519786457841326'), accountHolder: 'Ayşe Örnek' },
    ...fields,
  });

const period = (lines: readonly ClosingLine[], count = lines.length) => ({
  from: periodStart(statement()),
  openingBalance: kurus(0),
  count,
  lines,
});

test('says whose account, both balances, every line, what is still to come, and where the rest goes', async () => {
  const [said = ''] = (await readPdfs([await renderClosingStatement(statement(), period([second, first]))])).map(
    textOf,
  );
  const parts = [agent.number, agent.title, 'K26-000007', 'Devreden bakiye', '123,45', '133,45 ₺', '2,50 ₺'];
  for (const part of [...parts, 'TR33 **** **** **** 1326', 'Ayşe Örnek'])
    expect(said.replaceAll('\u00a0', ' ')).toContain(part);
  expect(said.indexOf('123,45')).toBeLessThan(said.lastIndexOf('133,45'));
  expect(said).not.toContain('hareketinden son');
});

test('where lines do not fit, says how many were cut, and begins with the balance they left', async () => {
  const [said = ''] = (await readPdfs([await renderClosingStatement(statement(), period([second], 2))])).map(textOf);
  expect(said).toContain('Dönemin 2 hareketinden son 1 tanesi yazıldı; öncekiler (1 hareket)');
  expect(said).toMatch(/Devreden bakiye\s+123,45/);
});

test('is the same paper whenever it is made', async () => {
  const [one, other] = [
    await renderClosingStatement(statement(), period([second, first])),
    await renderClosingStatement(statement(), period([second, first])),
  ];
  expect(Buffer.compare(one, other)).toBe(0);
});

test('of an account that never moved says so without a line', async () => {
  const still = statement({
    lastSeq: 0,
    lastAt: undefined,
    closingBalance: kurus(0),
    commissionDue: kurus(0),
    payout: { amount: kurus(0) },
  });
  const [said = ''] = (await readPdfs([await renderClosingStatement(still, period([]))])).map(textOf);
  expect(said).toMatch(/Hareket sayısı\s+0/);
  expect(said).toMatch(/Gönderilecek hesap\s+Belirtilmedi/);
});

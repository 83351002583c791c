import type { Database } from '../../lambdas/stores/database';
import { type Ledger, type LedgerPage, openLedger } from '../../lambdas/stores/ledger';
import { openTransfers } from '../../lambdas/stores/transfers';
import { PAGE_ROWS } from '../../shared/api/page';
import { AgentNumber } from '../../shared/domain/agent';
import { creditEntry, transferOf } from '../../shared/domain/credit';
import { dayAfter, dayOf, startOf } from '../../shared/domain/instant';
import { parsePhone } from '../../shared/domain/phone';
import type { Measured, Meter } from '../support/meter';
import { budgets } from './budgets';
import { rowFor } from './feed';
import type { Figure } from './figure';
import { BENCH_NOW, benchAccount } from './network';

const [FEW, MANY] = [100, 3_000];
/** Two writes each: as many as one transaction takes. */
const ENTRIES_A_DAY = 50;
const TODAY = dayOf(BENCH_NOW);

/** What a page of the statement costs, in a short account and a long one, from the end and at a date. */
export async function pageCost(database: Database, meter: Meter): Promise<Figure[]> {
  const ledger = openLedger(database, { attempts: 1, wait: async () => {} });
  const [short, long] = [AgentNumber.parse('30000001'), AgentNumber.parse('30000002')];
  await fill(database, ledger, short, FEW, 1_000_000);
  await fill(database, ledger, long, MANY, 2_000_000);
  const open = (account: AgentNumber, range = {}, page?: string) =>
    meter.measure(() => ledger.list(account, range, page, PAGE_ROWS));

  const ofFew = await open(short);
  const ofMany = await open(long);
  const second = await open(long, {}, ofMany.result.next);
  const range = { from: startOf(dayAfter(TODAY, -50)), before: startOf(dayAfter(TODAY, -20)) };
  const atDate = await open(long, range);
  const atDateSecond = await open(long, range, atDate.result.next);
  for (const { result } of [ofFew, ofMany, second, atDate, atDateSecond]) {
    if (result.entries.length !== PAGE_ROWS) throw new Error(`a page of ${result.entries.length} entries`);
  }
  return [
    promised(`statement page of ${PAGE_ROWS}, account of ${FEW} entries`, ofFew),
    {
      ...promised(`statement page of ${PAGE_ROWS}, account of ${MANY} entries`, ofMany),
      budget: { ...budgets.listPage, readUnits: Math.min(budgets.listPage.readUnits, ofFew.cost.readUnits) },
      note: 'no more than the short account',
    },
    promised('statement, second page', second),
    { name: 'statement opened at a date', values: atDate.cost, note: 'searches by halving, once for both ends' },
    promised('statement opened at a date, second page', atDateSecond),
  ];
}

function promised(name: string, page: Measured<LedgerPage>): Figure {
  return { name, values: page.cost, budget: budgets.listPage };
}

/** Credits an account by the stores themselves, one transaction for each day up to today. */
async function fill(database: Database, ledger: Ledger, agent: AgentNumber, count: number, firstSeq: number) {
  const transfers = openTransfers(database);
  const phone = parsePhone('0532 123 45 67');
  if (phone === undefined) throw new Error('no phone');
  const days = count / ENTRIES_A_DAY;
  for (let day = 0; day < days; day += 1) {
    const at = startOf(dayAfter(TODAY, day - days + 1));
    const postings = Array.from({ length: ENTRIES_A_DAY }, (_, index) => {
      const { number: id = '', ...row } = rowFor(firstSeq + day * ENTRIES_A_DAY + index, phone);
      const transfer = { ...transferOf({ ...row, id }, { outcome: 'credit', agent, phone }, at, 'service'), agent };
      return { entry: creditEntry(transfer, benchAccount.bank), cause: transfers.creditWrite(transfer) };
    });
    await ledger.append(
      agent,
      () => postings,
      () => at,
    );
  }
}

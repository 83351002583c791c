import { type BillsDependencies, operations } from '../../lambdas/api/bills';
import { openAgents } from '../../lambdas/stores/agents';
import type { Database } from '../../lambdas/stores/database';
import { openHolidays } from '../../lambdas/stores/holidays';
import { openInstitutions } from '../../lambdas/stores/institutions';
import { openLedger } from '../../lambdas/stores/ledger';
import { openPayments } from '../../lambdas/stores/payments';
import { openTransfers } from '../../lambdas/stores/transfers';
import { demoInstitutions } from '../../local/demo/institutions';
import { later } from '../../shared/domain/instant';
import { kurus } from '../../shared/domain/kurus';
import { PaymentId, type Quote, signQuote } from '../../shared/domain/quote';
import { anEntryDraft, aSession, aTransfer } from '../support/builders';
import { inert, tries } from '../support/fakes';
import type { Cost, Meter } from '../support/meter';
import { budgets } from './budgets';
import type { Figure } from './figure';
import { addAgents, BENCH_NOW, type BenchAgent } from './network';

const key = Buffer.alloc(32, 7);

/** What paying one bill costs, from its quote to its answer, with a gateway that says yes at once. */
export async function payCost(database: Database, meter: Meter): Promise<Figure[]> {
  const [agent] = await addAgents(database, 1, 40_000_101);
  const institution = demoInstitutions.find(({ id }) => id === 'kent-su');
  if (agent === undefined || institution === undefined) throw new Error('nobody to pay or nothing to be paid');
  await openInstitutions(database).save(institution);
  await fund(database, agent);
  const session = aSession({ agent: agent.number, user: agent.user });
  const body = { items: [{ quote: signQuote(quoteFor(agent, institution.id), key) }] };
  const request = {
    session,
    body,
    cookies: [],
    address: '192.0.2.1',
    now: BENCH_NOW,
    params: undefined,
    query: undefined,
  };

  let beforeGateway: Cost | undefined;
  const { result, cost } = await meter.measure((soFar) =>
    operations.pay(
      request,
      dependenciesOf(database, () => {
        beforeGateway = soFar();
      }),
    ),
  );
  if (!('payments' in result) || result.payments[0]?.state !== 'paid') throw new Error('the bill was not paid');
  return [
    {
      name: 'pay a bill, settled at once',
      values: { ...cost, roundTrips: beforeGateway?.roundTrips ?? Number.NaN },
      budget: budgets.pay,
      note: `round trips before the gateway; ${cost.roundTrips} in all`,
    },
  ];
}

function dependenciesOf(database: Database, onPay: () => void): BillsDependencies {
  return {
    ...inert<BillsDependencies>('what paying does not need'),
    agents: openAgents(database),
    institutions: openInstitutions(database),
    holidays: openHolidays(database),
    ledger: openLedger(database, tries(1)),
    payments: openPayments(database),
    collections: async () => ({
      ...inert('gateway'),
      pay: async () => {
        onPay();
        return { kind: 'paid', receipt: '2026112300000001', at: BENCH_NOW };
      },
    }),
    quoteKeys: async () => [key],
    random: () => 0.5,
    now: () => BENCH_NOW,
  };
}

function quoteFor({ number: agent }: BenchAgent, institution: string): Quote {
  return {
    id: PaymentId.parse('01KAR8Q8000000000000000001'),
    agent,
    institution,
    keys: { subscriber: '4410021' },
    bill: '2026-11-000123456789',
    period: '2026-11',
    subscriber: 'A** Ö****',
    amount: kurus(123_45),
    fee: kurus(350),
    commission: kurus(200),
    expiresAt: later(BENCH_NOW, 60_000),
  };
}

/** One credit, so that there is a balance and a head. */
async function fund(database: Database, { number }: BenchAgent): Promise<void> {
  const transfer = aTransfer({ id: 'funds of the paying agent' });
  const cause = openTransfers(database).creditWrite(transfer);
  const entry = anEntryDraft(1_000_000);
  await openLedger(database, tries(1)).append(
    number,
    () => [{ entry, cause }],
    () => BENCH_NOW,
  );
}

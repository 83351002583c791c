import { operations } from '../../lambdas/api/bills';
import { type SettleDependencies, settlePayments } from '../../lambdas/events/settle-payments';
import type { CollectionGateway } from '../../lambdas/gateways/collection';
import type { Database } from '../../lambdas/stores/database';
import { openInstitutions } from '../../lambdas/stores/institutions';
import { openLedger } from '../../lambdas/stores/ledger';
import { openPayments } from '../../lambdas/stores/payments';
import { openTransfers } from '../../lambdas/stores/transfers';
import type { Bill } from '../../shared/domain/bill';
import type { GatewayAnswer } from '../../shared/domain/gateway-answer';
import { type Instant, later } from '../../shared/domain/instant';
import { kurus } from '../../shared/domain/kurus';
import { paymentEntry, SETTLING_MS, startPayment } from '../../shared/domain/payment';
import { anEntryDraft, aSession, aTransfer } from '../support/builders';
import { inert, tries } from '../support/fakes';
import type { Cost, Meter } from '../support/meter';
import { aQuote, institutionNamed, mintId } from '../support/payments';
import { budgets } from './budgets';
import type { Figure } from './figure';
import { addAgents, BENCH_NOW, type BenchAgent } from './network';

/** After the settling window: one refusal is definite. */
const LATER = later(BENCH_NOW, SETTLING_MS);
const institution = institutionNamed('kent-su');

/** What an open payment costs when its outcome becomes known, and what looking bills up costs. */
export async function settleCost(database: Database, meter: Meter): Promise<Figure[]> {
  const [agent] = await addAgents(database, 1, 40_000_201);
  if (agent === undefined) throw new Error('nobody to pay');
  await openInstitutions(database).save(institution);
  const settle = async (answer: GatewayAnswer, ends: 'paid' | 'refused') => {
    await leaveOpen(database, agent);
    let beforeGateway: Cost | undefined;
    const { result, cost } = await meter.measure((soFar) =>
      settlePayments(
        settling(database, answer, () => {
          beforeGateway = soFar();
        }),
      ),
    );
    if (result[ends] !== 1) throw new Error(`expected one ${ends}: ${JSON.stringify(result)}`);
    return { ...cost, roundTrips: beforeGateway?.roundTrips ?? Number.NaN };
  };
  const note = 'a run with one open payment; round trips before the gateway';
  const paid = await settle({ kind: 'paid', receipt: '2026112300000001', at: LATER }, 'paid');
  const refused = await settle({ kind: 'refused', reason: 'institution-refused' }, 'refused');
  return [
    { name: 'settle an open payment', values: paid, budget: budgets.settle, note },
    { name: 'refund a refused payment', values: refused, budget: budgets.refund, note },
    await inquiry(database, meter, agent),
  ];
}

/** A bill that was debited and sent, and whose outcome nobody has heard. */
async function leaveOpen(database: Database, { number: agent, user }: BenchAgent): Promise<void> {
  const ledger = openLedger(database, tries(1));
  const now = () => BENCH_NOW;
  const id = mintId(BENCH_NOW);
  const cause = openTransfers(database).creditWrite(aTransfer({ id: `funds for ${id}` }));
  await ledger.append(agent, () => [{ entry: anEntryDraft(1_000_000, `transfer:ziraat-1:${id}`), cause }], now);
  const payment = startPayment(aQuote({ id, agent, institution: institution.id }), user, undefined, BENCH_NOW);
  const start = openPayments(database).startWrite(payment);
  await ledger.append(agent, () => [{ entry: paymentEntry(payment), cause: start }], now);
}

function settling(database: Database, answer: GatewayAnswer, onAsk: () => void): SettleDependencies {
  return {
    ...stores(database),
    collections: async () => ({
      ...inert<CollectionGateway>('gateway'),
      outcome: async () => {
        onAsk();
        return answer;
      },
    }),
    random: () => 0.5,
    now: (): Instant => LATER,
  };
}

async function inquiry(database: Database, meter: Meter, { number: agent, user }: BenchAgent): Promise<Figure> {
  const keys = Object.fromEntries(institution.keys.map(({ name, sample }) => [name, sample]));
  const bill: Bill = { bill: '2026-11-1', period: '2026-11', amount: kurus(123_45) };
  const { result, cost } = await meter.measure(() =>
    operations.inquire(
      {
        session: aSession({ agent, user }),
        body: { subscriptions: [{ institution: institution.id, keys }] },
        ...{ cookies: [], address: '192.0.2.1', now: BENCH_NOW, params: undefined, query: undefined },
      },
      {
        ...inert<Parameters<typeof operations.inquire>[1]>('what an inquiry does not need'),
        ...stores(database),
        collections: async () => ({
          ...inert<CollectionGateway>('gateway'),
          inquire: async () => ({ bills: [bill] }),
        }),
        quoteKeys: async () => [Buffer.alloc(32, 7)],
        mintId,
      },
    ),
  );
  if (!('results' in result) || result.results[0]?.outcome !== 'bills') throw new Error('no bill was found');
  return { name: 'look up the bills of a subscription', values: cost, budget: budgets.inquiry };
}

function stores(database: Database) {
  return {
    institutions: openInstitutions(database),
    payments: openPayments(database),
    ledger: openLedger(database, tries(1)),
  };
}

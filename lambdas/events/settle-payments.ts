import { MetricUnit } from '@aws-lambda-powertools/metrics';
import pMap from 'p-map';
import { type Instant, later, msOf } from '../../shared/domain/instant';
import type { Institution } from '../../shared/domain/institution';
import type { Payment } from '../../shared/domain/payment';
import { type MoveDependencies, moveCancellations } from '../bills/move-cancellations';
import { askAgain } from '../bills/settlement';
import { openCollections } from '../gateways/collections';
import { openSecrets } from '../gateways/secrets';
import { now } from '../runtime/clock';
import { logger, metrics } from '../runtime/observe';
import { jittered } from '../runtime/patience';
import { onTrigger } from '../runtime/trigger';
import { openDatabase } from '../stores/database';
import { openInstitutions } from '../stores/institutions';
import { openLedger } from '../stores/ledger';
import { openPayments } from '../stores/payments';

export type SettleDependencies = MoveDependencies;

/** What one run asked and what came of it. */
export interface Settling {
  readonly asked: number;
  readonly paid: number;
  readonly refused: number;
  readonly manual: number;
  /** Asking itself went wrong; tried again at the next run. */
  readonly failed: number;
  /** Of the payments still open after the run: how long the oldest has waited. */
  readonly oldestPendingMs: number;
}

const ROWS = 1_000;
const ASKED_AT_ONCE = 8;
/** A run leaves off in time for the next. */
const RUN_MS = 45_000;

/**
 * Asks the gateways about every pending payment that is due, oldest first, and settles what they answer definitely. One
 * payment's trouble never stops another; running it twice at once is harmless, since a settlement is decided by its write.
 */
export async function settlePayments(dependencies: SettleDependencies): Promise<Settling> {
  const startedAt = dependencies.now();
  const asked = new Map<Payment['id'], Payment | undefined>();
  while (dependencies.now() < later(startedAt, RUN_MS)) {
    const due = await dependencies.payments.due('payment', startedAt, ROWS);
    const open = due.filter(({ id }) => !asked.has(id));
    if (open.length === 0) break;
    const institutions = await dependencies.institutions.findAll(open.map(({ institution }) => institution));
    await pMap(
      open,
      async (payment) => {
        asked.set(payment.id, await askSafely(payment, institutions.get(payment.institution), dependencies));
      },
      { concurrency: ASKED_AT_ONCE },
    );
  }
  return summarise([...asked.values()], await oldestPending(dependencies), dependencies.now());
}

async function askSafely(
  payment: Payment,
  institution: Institution | undefined,
  dependencies: SettleDependencies,
): Promise<Payment | undefined> {
  try {
    if (institution === undefined) throw new Error(`no institution ${payment.institution}`);
    return await askAgain(payment, await dependencies.collections(institution.gateway), dependencies);
  } catch (error) {
    logger.error('payment not settled', { payment: payment.id, error: error as Error });
    return undefined;
  }
}

async function oldestPending({ payments }: SettleDependencies): Promise<Instant | undefined> {
  const waiting = await payments.due('payment', '9999-12-31T23:59:59.999Z' as Instant, ROWS);
  return waiting.map(({ startedAt }) => startedAt).sort()[0];
}

function summarise(asked: readonly (Payment | undefined)[], oldest: Instant | undefined, at: Instant): Settling {
  const count = (state: Payment['state']) => asked.filter((payment) => payment?.state === state).length;
  return {
    asked: asked.length,
    paid: count('paid'),
    refused: count('refused'),
    manual: count('manual'),
    failed: asked.filter((payment) => payment === undefined).length,
    oldestPendingMs: oldest === undefined ? 0 : msOf(at) - msOf(oldest),
  };
}

const database = openDatabase(process.env);
const dependencies: SettleDependencies = {
  institutions: openInstitutions(database),
  payments: openPayments(database),
  ledger: openLedger(database, jittered(20)),
  collections: openCollections(openSecrets(process.env, process.env.SECRET_PREFIX ?? '', Date.now), now),
  random: Math.random,
  now,
};

export const handler = onTrigger(async () => {
  const settling = await settlePayments(dependencies);
  const moved = await moveCancellations(dependencies, now());
  metrics.addMetric('OldestPendingPaymentAgeSeconds', MetricUnit.Seconds, settling.oldestPendingMs / 1_000);
  metrics.addMetric('SettlementFailures', MetricUnit.Count, settling.failed + moved.failed);
  return { ...settling, cancellations: moved };
});

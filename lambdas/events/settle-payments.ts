import { MetricUnit } from '@aws-lambda-powertools/metrics';
import pMap from 'p-map';
import { type Instant, later, msOf } from '../../shared/domain/instant';
import type { Institution } from '../../shared/domain/institution';
import type { Payment } from '../../shared/domain/payment';
import { lanesOf } from '../bills/lanes';
import { type MoveDependencies, moveCancellations } from '../bills/move-cancellations';
import { askAgain, waitLonger } from '../bills/settlement';
import { type TellDependencies, tellAnswers } from '../bills/tell-answers';
import type { CollectionGateway } from '../gateways/collection';
import { openCollections } from '../gateways/collections';
import { openSecrets } from '../gateways/secrets';
import { openSms } from '../gateways/sms';
import { now } from '../runtime/clock';
import { logger, metrics } from '../runtime/observe';
import { jittered } from '../runtime/patience';
import { onTrigger, timeIn } from '../runtime/trigger';
import { openAgents } from '../stores/agents';
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
/** Of one gateway. */
const ASKED_AT_ONCE = 8;
/** A run leaves off in time for the next. */
const RUN_MS = 45_000;

/**
 * Asks the gateways about every pending payment that is due, oldest first, and settles what they answer definitely. One
 * payment's trouble never stops another, nor does a silent gateway another one; running it twice at once is harmless, since
 * a settlement is decided by its write.
 */
export async function settlePayments(dependencies: SettleDependencies): Promise<Settling> {
  const startedAt = dependencies.now();
  const isTimeUp = () => dependencies.now() >= later(startedAt, RUN_MS);
  const outcomes = new Map<Payment['id'], Outcome>();
  while (!isTimeUp()) {
    const due = await dependencies.payments.due('payment', startedAt, ROWS);
    const open = due.filter(({ id }) => !outcomes.has(id));
    if (open.length === 0) break;
    const institutions = await dependencies.institutions.findAll(open.map(({ institution }) => institution));
    const askNext = async (payment: Payment) => {
      if (isTimeUp()) return;
      outcomes.set(payment.id, await askSafely(payment, institutions.get(payment.institution), dependencies));
    };
    const lanes = lanesOf(open, institutions);
    await Promise.all(lanes.map((lane) => pMap(lane, askNext, { concurrency: ASKED_AT_ONCE })));
  }
  return summarise([...outcomes.values()], await oldestPending(dependencies), dependencies.now());
}

type Outcome = 'paid' | 'refused' | 'manual' | 'waiting' | 'failed';

async function askSafely(
  payment: Payment,
  institution: Institution | undefined,
  dependencies: SettleDependencies,
): Promise<Outcome> {
  try {
    const gateway = await openGateway(payment, institution, dependencies);
    const isAsked = gateway !== undefined;
    const { state } = await (isAsked ? askAgain(payment, gateway, dependencies) : waitLonger(payment, dependencies));
    if (state === 'pending') return isAsked ? 'waiting' : 'failed';
    return state === 'refused' || state === 'manual' ? state : 'paid';
  } catch (error) {
    logger.error('payment not settled', { payment: payment.id, error: error as Error });
    return 'failed';
  }
}

/** The gateway of a payment, or undefined when its institution or its secret is missing. */
async function openGateway(
  { id, institution: name }: Payment,
  institution: Institution | undefined,
  { collections }: SettleDependencies,
): Promise<CollectionGateway | undefined> {
  try {
    if (institution === undefined) throw new Error(`no institution ${name}`);
    return await collections(institution.gateway);
  } catch (error) {
    logger.error('payment cannot be asked for', { payment: id, error: error as Error });
    return undefined;
  }
}

async function oldestPending({ payments }: SettleDependencies): Promise<Instant | undefined> {
  const waiting = await payments.due('payment', '9999-12-31T23:59:59.999Z' as Instant, ROWS);
  return waiting.map(({ startedAt }) => startedAt).sort()[0];
}

function summarise(outcomes: readonly Outcome[], oldest: Instant | undefined, at: Instant): Settling {
  const count = (outcome: Outcome) => outcomes.filter((one) => one === outcome).length;
  return {
    asked: outcomes.length,
    paid: count('paid'),
    refused: count('refused'),
    manual: count('manual'),
    failed: count('failed'),
    oldestPendingMs: oldest === undefined ? 0 : msOf(at) - msOf(oldest),
  };
}

const database = openDatabase(process.env);
const dependencies: SettleDependencies & TellDependencies = {
  agents: openAgents(database),
  institutions: openInstitutions(database),
  payments: openPayments(database),
  ledger: openLedger(database, jittered(20)),
  collections: openCollections(openSecrets(process.env, process.env.SECRET_PREFIX ?? '', Date.now), now),
  sms: openSms(process.env),
  random: Math.random,
  now,
};

async function moveAndTell(hasTime: () => boolean) {
  const moved = await moveCancellations(dependencies, now(), hasTime);
  return { moved, told: await tellAnswers(dependencies, now(), hasTime) };
}

/** Open payments, and cancellations, side by side: neither waits for the other's gateways. */
export const handler = onTrigger(async (_event: unknown, context) => {
  const hasTime = timeIn(context);
  const [settling, { moved, told }] = await Promise.all([settlePayments(dependencies), moveAndTell(hasTime)]);
  metrics.addMetric('OldestPendingPaymentAgeSeconds', MetricUnit.Seconds, settling.oldestPendingMs / 1_000);
  metrics.addMetric('SettlementFailures', MetricUnit.Count, settling.failed + moved.failed);
  return { ...settling, cancellations: moved, told };
});

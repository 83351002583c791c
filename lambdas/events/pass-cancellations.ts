import { MetricUnit } from '@aws-lambda-powertools/metrics';
import * as z from 'zod';
import type { Instant } from '../../shared/domain/instant';
import { type MoveDependencies, moveCancellations } from '../bills/move-cancellations';
import { openCollections } from '../gateways/collections';
import { openSecrets } from '../gateways/secrets';
import { now } from '../runtime/clock';
import { metrics } from '../runtime/observe';
import { jittered } from '../runtime/patience';
import { onTrigger, timeIn } from '../runtime/trigger';
import { openDatabase } from '../stores/database';
import { openInstitutions } from '../stores/institutions';
import { openLedger } from '../stores/ledger';
import { openPayments } from '../stores/payments';

/** What starts it: the clock at the closing hour, or staff before it, with `isEarly`. */
const Start = z.object({ isEarly: z.boolean().default(false) });

const EVER = '9999-12-31T23:59:59.999Z' as Instant;

const database = openDatabase(process.env);
const dependencies: MoveDependencies = {
  institutions: openInstitutions(database),
  payments: openPayments(database),
  ledger: openLedger(database, jittered(20)),
  collections: openCollections(openSecrets(process.env, process.env.SECRET_PREFIX ?? '', Date.now), now),
  random: Math.random,
  now,
};

/**
 * Passes the reported cancellations to the bank: at the closing hour those whose hour it is, on request all of them.
 * Their answers, where they take time, are collected by `settle-payments`, which also takes what this run had no time for.
 */
export const handler = onTrigger(async (event: unknown, context) => {
  const { isEarly } = Start.parse(event);
  const moved = await moveCancellations(dependencies, isEarly ? EVER : now(), timeIn(context));
  metrics.addMetric('CancellationFailures', MetricUnit.Count, moved.failed);
  return moved;
});

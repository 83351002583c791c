import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { logger, metrics } from './observe';

/** What was begun can be ended within this: two calls of a gateway at their time limits, and the writes around them. */
const ENDS_WITHIN_MS = 16_000;

/** The Lambda of a trigger: log context and metrics around what runs. What it throws, the trigger tries again. */
export function onTrigger<E, R>(run: (event: E, context: Pick<Context, 'getRemainingTimeInMillis'>) => Promise<R>) {
  return middy(run)
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .use(logMetrics(metrics));
}

/** Whether a run has time to begin one more thing; what it leaves, the next run takes. */
export function timeIn(context: Pick<Context, 'getRemainingTimeInMillis'>): () => boolean {
  return () => context.getRemainingTimeInMillis() > ENDS_WITHIN_MS;
}

import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import { logger, metrics } from './observe';

/** The Lambda of a trigger: log context and metrics around what runs. What it throws, the trigger tries again. */
export function onTrigger<E, R>(run: (event: E) => Promise<R>) {
  return middy(run)
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .use(logMetrics(metrics));
}

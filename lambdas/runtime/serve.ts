import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { MetricUnit } from '@aws-lambda-powertools/metrics';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Group, Operation } from '../../shared/api/contract';
import { refusals } from '../../shared/api/refusals';
import type { Instant } from '../../shared/domain/instant';
import { Refusal } from '../../shared/domain/refusal';
import { authenticate, type SessionStores } from './authenticate';
import { logger, metrics } from './observe';
import { type Operations, parseInput, Reply, type Request, refuseForeign } from './request';

/** What `serve` itself needs of a group's dependencies. */
export interface ServeDependencies extends SessionStores {
  readonly now: () => Instant;
}

type Run = (request: Request<Operation>, dependencies: never) => Promise<unknown>;

/**
 * The Lambda of a group: finds the operation by its route, checks who calls, parses, runs, and turns the answer or the
 * refusal into a response. Anything but a refusal is a bug: 500, an error in the log and in the metrics. Bodies are
 * never logged.
 */
export function serve<G extends Group, D extends ServeDependencies>(
  group: G,
  operations: Operations<G, D>,
  dependencies: D,
) {
  const routes = new Map(
    Object.entries(group.operations).map(([name, operation]) => [
      `${operation.method} /api${operation.path}`,
      { name, operation, run: operations[name] as unknown as Run },
    ]),
  );

  async function answer(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
    const route = routes.get(event.routeKey);
    if (route === undefined) return respond(404, { code: 'not-found' });
    const { name, operation, run } = route;
    logger.appendKeys({ operation: `${group.name}.${name}` });
    const count = counterOf(`${group.name}.${name}`);
    try {
      const now = dependencies.now();
      refuseForeign(operation, event);
      const session = await authenticate(operation, event.cookies, dependencies, now);
      const request = {
        ...parseInput(operation, event),
        session,
        cookies: event.cookies ?? [],
        address: addressOf(event),
        now,
      } as Request<Operation>;
      const answered = await run(request, dependencies as never);
      count('Answered');
      return answered instanceof Reply
        ? respond(200, operation.response.parse(answered.body), answered.cookies)
        : respond(200, operation.response.parse(answered));
    } catch (error) {
      return refuse(error, count);
    }
  }

  return middy(answer).use(injectLambdaContext(logger, { resetKeys: true }));
}

/** The caller's address: behind CloudFront the one its function notes, since the connection comes from an edge. */
function addressOf(event: APIGatewayProxyEventV2): string {
  return event.headers['x-viewer-address'] ?? event.requestContext.http.sourceIp;
}

type Count = (outcome: 'Answered' | 'Refused' | 'Bugs') => void;

/** Counts how an operation ended, each request by itself: on one machine a process answers several at a time. */
function counterOf(operation: string): Count {
  return (outcome) =>
    metrics.singleMetric().addDimension('operation', operation).addMetric(outcome, MetricUnit.Count, 1);
}

function refuse(error: unknown, count: Count): APIGatewayProxyStructuredResultV2 {
  if (error instanceof Refusal) {
    logger.info('refused', { code: error.code });
    count('Refused');
    return respond(refusals[error.code].status, { code: error.code, details: error.details });
  }
  logger.error('bug', error as Error);
  count('Bugs');
  return respond(500, { code: 'bug' });
}

function respond(
  statusCode: number,
  body: unknown,
  cookies: readonly string[] = [],
): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    cookies: [...cookies],
    body: JSON.stringify(body),
  };
}

import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { api } from '../shared/api';
import type { Route } from './http-front';

type ApiHandler = Route['handler'];
type Trigger = (event: unknown, context: Context) => Promise<unknown>;

/**
 * The Lambdas, loaded after the environment stands: each reads its own when it is loaded, as on AWS. Returns the routes of
 * the contract and what the scheduler runs.
 */
export async function loadHandlers() {
  const handlers: Record<keyof typeof api, ApiHandler> = {
    session: handlerOf(await import('../lambdas/api/session')),
    balance: handlerOf(await import('../lambdas/api/balance')),
  };
  const loadBalances = (await import('../lambdas/events/load-balances')).handler as unknown as Trigger;
  const routes: Route[] = Object.entries(api).flatMap(([name, group]) =>
    Object.values(group.operations).map((operation) => ({
      routeKey: `${operation.method} /api${operation.path}`,
      handler: handlers[name as keyof typeof api],
    })),
  );
  return { routes, triggers: { 'load-balances': () => loadBalances({}, triggerContext('load-balances')) } };
}

function handlerOf(module: { handler: unknown }): ApiHandler {
  return module.handler as (event: APIGatewayProxyEventV2, context: Context) => unknown;
}

function triggerContext(name: string): Context {
  return {
    functionName: name,
    awsRequestId: crypto.randomUUID(),
    getRemainingTimeInMillis: () => 60_000,
    memoryLimitInMB: '512',
    functionVersion: '1',
    invokedFunctionArn: `arn:aws:lambda:eu-central-1:000000000000:function:${name}`,
  } as unknown as Context;
}

import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { api } from '../shared/api';
import type { Route } from './http-front';

type ApiHandler = Route['handler'];

/**
 * The Lambdas, loaded after the environment stands: each reads its own when it is loaded, as on AWS. Returns the routes of
 * the contract and what the scheduler runs.
 */
export async function loadHandlers() {
  const handlers: Record<keyof typeof api, ApiHandler> = {
    session: handlerOf(await import('../lambdas/api/session')),
    balance: handlerOf(await import('../lambdas/api/balance')),
    bills: handlerOf(await import('../lambdas/api/bills')),
    receipts: handlerOf(await import('../lambdas/api/receipts')),
    paperwork: handlerOf(await import('../lambdas/api/paperwork')),
    reports: handlerOf(await import('../lambdas/api/reports')),
    news: handlerOf(await import('../lambdas/api/news')),
    office: handlerOf(await import('../lambdas/api/office')),
  };
  const passCancellations = await import('../lambdas/events/pass-cancellations');
  const triggers = {
    'close-day': triggerOf('close-day', await import('../lambdas/events/close-day')),
    'load-balances': triggerOf('load-balances', await import('../lambdas/events/load-balances')),
    'pass-cancellations': triggerOf('pass-cancellations', passCancellations),
    'settle-payments': triggerOf('settle-payments', await import('../lambdas/events/settle-payments')),
  };
  const routes: Route[] = Object.entries(api).flatMap(([name, group]) =>
    Object.values(group.operations).map((operation) => ({
      routeKey: `${operation.method} /api${operation.path}`,
      handler: handlers[name as keyof typeof api],
    })),
  );
  const passEarly = triggerOf('pass-cancellations', passCancellations, { isEarly: true });
  return { routes, triggers, passEarly };
}

function handlerOf(module: { handler: unknown }): ApiHandler {
  return module.handler as (event: APIGatewayProxyEventV2, context: Context) => unknown;
}

function triggerOf(name: string, module: { handler: unknown }, event: object = {}): () => Promise<unknown> {
  const handler = module.handler as (event: unknown, context: Context) => Promise<unknown>;
  return () => handler(event, triggerContext(name));
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

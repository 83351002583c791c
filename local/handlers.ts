import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { api } from '../shared/api';
import type { Route } from './http-front';
import type { QueueHandler } from './queue/worker';
import type { QueueName } from './queues';

type ApiHandler = Route['handler'];

/**
 * The Lambdas, loaded after the environment stands: each reads its own when it is loaded, as on AWS. Returns the routes of
 * the contract, what the scheduler runs, and what handles the queues.
 */
export async function loadHandlers() {
  const handlers: Record<keyof typeof api, ApiHandler> = {
    session: handlerOf(await import('../lambdas/api/session')),
    balance: handlerOf(await import('../lambdas/api/balance')),
    bills: handlerOf(await import('../lambdas/api/bills')),
    receipts: handlerOf(await import('../lambdas/api/receipts')),
    paperwork: handlerOf(await import('../lambdas/api/paperwork')),
    forms: handlerOf(await import('../lambdas/api/forms')),
    reports: handlerOf(await import('../lambdas/api/reports')),
    loadings: handlerOf(await import('../lambdas/api/loadings')),
    suspense: handlerOf(await import('../lambdas/api/suspense')),
    news: handlerOf(await import('../lambdas/api/news')),
    care: handlerOf(await import('../lambdas/api/care')),
    staff: handlerOf(await import('../lambdas/api/staff')),
    control: handlerOf(await import('../lambdas/api/control')),
    office: handlerOf(await import('../lambdas/api/office')),
    desk: handlerOf(await import('../lambdas/api/desk')),
    overview: handlerOf(await import('../lambdas/api/overview')),
  };
  const passCancellations = await import('../lambdas/events/pass-cancellations');
  const triggers = {
    'close-day': triggerOf('close-day', await import('../lambdas/events/close-day')),
    'load-balances': triggerOf('load-balances', await import('../lambdas/events/load-balances')),
    'pass-cancellations': triggerOf('pass-cancellations', passCancellations),
    'tend-letters': triggerOf('tend-letters', await import('../lambdas/events/tend-letters')),
    'settle-payments': triggerOf('settle-payments', await import('../lambdas/events/settle-payments')),
  };
  const queueHandlers: Partial<Record<QueueName, QueueHandler>> = {
    'read-mail': queueHandlerOf('read-mail', await import('../lambdas/events/read-mail')),
    'note-bounces': queueHandlerOf('note-bounces', await import('../lambdas/events/note-bounces')),
    'read-statement': queueHandlerOf('read-statement', await import('../lambdas/events/read-statement')),
  };
  const routes: Route[] = Object.entries(api).flatMap(([name, group]) =>
    Object.values(group.operations).map((operation) => ({
      routeKey: `${operation.method} /api${operation.path}`,
      handler: handlers[name as keyof typeof api],
    })),
  );
  const passEarly = triggerOf('pass-cancellations', passCancellations, { isEarly: true });
  return { routes, triggers, queueHandlers, passEarly };
}

function handlerOf(module: { handler: unknown }): ApiHandler {
  return module.handler as (event: APIGatewayProxyEventV2, context: Context) => unknown;
}

function triggerOf(name: string, module: { handler: unknown }, event: object = {}): () => Promise<unknown> {
  const handler = module.handler as (event: unknown, context: Context) => Promise<unknown>;
  return () => handler(event, triggerContext(name));
}

function queueHandlerOf(name: string, module: { handler: unknown }): QueueHandler {
  const handler = module.handler as (event: unknown, context: Context) => ReturnType<QueueHandler>;
  return (event) => handler(event, triggerContext(name));
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

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { gatewayEvent } from './gateway-event';
import { listenOnLoopback, readBody } from './loopback-server';

export interface Route {
  /** As API Gateway writes it: `GET /api/payments/{id}`. */
  readonly routeKey: string;
  readonly handler: (event: APIGatewayProxyEventV2, context: Context) => unknown;
}

export interface Front {
  readonly url: string;
  close(): Promise<void>;
}

const BODY_LIMIT_BYTES = 10 * 1024 * 1024;
const TIME_LIMIT_MS = 29_000;

/**
 * Stands in for the HTTP API: turns each request of a known route into a payload 2.0 event, its answer into a response.
 * As there, a path below `/api/` or a method without a route is 404 (HEAD and OPTIONS too), a body above 10 MB is 413,
 * and a handler that throws or takes longer than 29 seconds is 500. All other requests go to `fallback`.
 */
export async function startFront(options: {
  port?: number;
  routes: readonly Route[];
  fallback: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
  now?: () => number;
  timeLimitMs?: number;
}): Promise<Front> {
  const { routes, fallback, now = Date.now, timeLimitMs = TIME_LIMIT_MS } = options;
  const find = routeFinder(routes);

  const server = await listenOnLoopback(async (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const found = find(request.method ?? 'GET', path);
    if (found === 'malformed') return answer(response, 400, 'Bad Request');
    if (found === undefined) {
      return path === '/api' || path.startsWith('/api/')
        ? answer(response, 404, 'Not Found')
        : fallback(request, response);
    }
    const body = await readBody(request, BODY_LIMIT_BYTES);
    if (body === undefined) return answer(response, 413, 'Request Entity Too Large');
    const event = gatewayEvent(
      request,
      { routeKey: found.route.routeKey, pathParameters: found.pathParameters },
      body,
      now(),
    );
    const result = await withinLimit(found.route, event, timeLimitMs);
    writeResult(response, result);
  }, options.port);

  return { url: `http://localhost:${server.port}`, close: server.close };
}

interface Found {
  readonly route: Route;
  readonly pathParameters: Record<string, string>;
}

/** Literal paths win over paths with parameters, as at API Gateway, whatever the order of the list. */
function routeFinder(routes: readonly Route[]): (method: string, path: string) => Found | 'malformed' | undefined {
  const patterns = routes
    .map((route) => {
      const [method = '', template = ''] = route.routeKey.split(' ');
      const source = template.replace(/[.+*?^$()|[\]\\]/g, '\\$&').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
      return { route, method, pattern: new RegExp(`^${source}$`), parameters: template.split('{').length - 1 };
    })
    .sort((a, b) => a.parameters - b.parameters);
  return (method, path) => {
    for (const candidate of patterns) {
      const match = candidate.method === method ? candidate.pattern.exec(path) : null;
      if (match === null) continue;
      const pathParameters = decoded(match.groups ?? {});
      return pathParameters === undefined ? 'malformed' : { route: candidate.route, pathParameters };
    }
    return undefined;
  };
}

function decoded(groups: Record<string, string>): Record<string, string> | undefined {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

async function withinLimit(route: Route, event: APIGatewayProxyEventV2, limitMs: number): Promise<unknown> {
  const endsAtMs = performance.now() + limitMs;
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${route.routeKey} took longer than ${limitMs} ms`)), limitMs);
  });
  try {
    const context = lambdaContext(route.routeKey, event.requestContext.requestId, endsAtMs);
    return await Promise.race([route.handler(event, context), limit]);
  } finally {
    clearTimeout(timer);
  }
}

function lambdaContext(functionName: string, awsRequestId: string, endsAtMs: number): Context {
  const unused = () => {
    throw new Error('answer by the returned promise');
  };
  return {
    awsRequestId,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: 'arn:aws:lambda:eu-central-1:000000000000:function:local',
    memoryLimitInMB: '1024',
    logGroupName: '/aws/lambda/local',
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(endsAtMs - performance.now())),
    done: unused,
    fail: unused,
    succeed: unused,
  };
}

/** Without a `statusCode` the result itself is the body of a 200, in JSON: what API Gateway does with payload 2.0. */
function writeResult(response: ServerResponse, result: unknown): void {
  if (!isStructured(result)) {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(typeof result === 'string' ? result : JSON.stringify(result));
    return;
  }
  response.statusCode = result.statusCode;
  response.setHeader('content-type', 'text/plain;charset=utf-8');
  for (const [name, value] of Object.entries(result.headers ?? {})) response.setHeader(name, String(value));
  if (result.cookies && result.cookies.length > 0) response.setHeader('set-cookie', result.cookies);
  response.end(Buffer.from(result.body ?? '', result.isBase64Encoded ? 'base64' : 'utf8'));
}

function isStructured(result: unknown): result is APIGatewayProxyStructuredResultV2 & { statusCode: number } {
  return (
    typeof result === 'object' && result !== null && 'statusCode' in result && typeof result.statusCode === 'number'
  );
}

function answer(response: ServerResponse, statusCode: number, message: string): void {
  response.writeHead(statusCode, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ message }));
}

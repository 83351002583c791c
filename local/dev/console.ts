import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../loopback-server';
import type { Scheduler } from '../scheduler';
import type { SmsBox } from '../sms-box';
import { serveWebFiles } from '../web-files';

export interface ConsoleParts {
  readonly bankUrl: string;
  readonly sms: SmsBox;
  readonly scheduler: Scheduler;
}

type Call = (body: string, path: string) => Promise<{ status: number; body: unknown }>;

const BODY_LIMIT_BYTES = 1024 * 1024;
const headers = {
  'content-security-policy': "default-src 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
};

/**
 * The developer console at /dev, and its interface for scripts below /dev/api: what reaches the simulated parties, and what
 * they received. Exists on this machine only.
 */
export function devConsole(parts: ConsoleParts): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const calls = callsOf(parts);
  const files = serveWebFiles('local/dev/page', headers);

  return async (request, response) => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    if (!path.startsWith('/dev/api/')) {
      request.url = path === '/dev' ? '/' : path.slice('/dev'.length);
      return files(request, response);
    }
    const call = calls.find(({ method, pattern }) => method === request.method && pattern.test(path));
    if (call === undefined) return send(response, 404, { error: 'no such call' });
    const body = await readBody(request, BODY_LIMIT_BYTES);
    if (body === undefined) return send(response, 413, { error: 'too large' });
    try {
      const answer = await call.run(body.toString('utf8'), path);
      send(response, answer.status, answer.body);
    } catch (error) {
      send(response, 400, { error: error instanceof Error ? error.message : String(error) });
    }
  };
}

function callsOf({ bankUrl, sms, scheduler }: ConsoleParts): { method: string; pattern: RegExp; run: Call }[] {
  return [
    { method: 'POST', pattern: /^\/dev\/api\/transfers$/, run: forward(bankUrl, 'POST', '/control/transfers') },
    { method: 'GET', pattern: /^\/dev\/api\/movements$/, run: forward(bankUrl, 'GET', '/control/movements') },
    { method: 'GET', pattern: /^\/dev\/api\/faults$/, run: forward(bankUrl, 'GET', '/control/faults') },
    { method: 'PUT', pattern: /^\/dev\/api\/faults$/, run: forward(bankUrl, 'PUT', '/control/faults') },
    { method: 'GET', pattern: /^\/dev\/api\/sms$/, run: async () => ({ status: 200, body: sms.messages() }) },
    {
      method: 'GET',
      pattern: /^\/dev\/api\/schedules$/,
      run: async () => ({ status: 200, body: scheduler.outcomes() }),
    },
    {
      method: 'POST',
      pattern: /^\/dev\/api\/schedules\/[a-z-]+\/run$/,
      run: async (_, path) => ({ status: 200, body: await scheduler.runNow(path.split('/')[4] ?? '') }),
    },
  ];
}

/** Hands a call on to a simulated party's control interface. */
function forward(baseUrl: string, method: string, path: string): Call {
  return async (body) => {
    const answer = await fetch(baseUrl + path, {
      method,
      ...(method === 'GET' ? {} : { body, headers: { 'content-type': 'application/json' } }),
    });
    return { status: answer.status, body: await answer.json() };
  };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

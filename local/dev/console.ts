import type { IncomingMessage, ServerResponse } from 'node:http';
import { totpCode } from '../../lambdas/staff/totp';
import { type Instant, instant } from '../../shared/domain/instant';
import { formatPhone, plainPhone } from '../../shared/domain/phone';
import type { BankMovement } from '../bank/books';
import { DEMO_PASSWORD, demoAgents } from '../demo/agents';
import { demoBankAccounts } from '../demo/bank-accounts';
import { DEMO_STAFF_PASSWORD, demoStaff } from '../demo/staff';
import { readBody } from '../loopback-server';
import type { PostOffice } from '../mail/post-office';
import type { Queues } from '../queues';
import type { Scheduler } from '../scheduler';
import type { SmsBox } from '../sms-box';
import { serveWebFiles } from '../web-files';
import { type ConsoleCall, ok } from './console-call';
import { deadLetterCalls } from './dead-letter-calls';
import { bankFaults, collectionFaults, showSource } from './fault-sources';
import { mailCalls } from './mail-calls';
import { type StatementBox, statementCalls } from './statement-calls';
import { transferCall } from './transfer-call';

export interface ConsoleParts {
  readonly bankUrl: string;
  /** The simulated collection service, where one runs. */
  readonly collectionUrl?: string;
  readonly sms: SmsBox;
  readonly scheduler: Scheduler;
  /** Passes the reported cancellations to the bank now, before their hour. */
  readonly passCancellations?: () => Promise<unknown>;
  readonly post?: PostOffice;
  readonly queues?: Queues;
  readonly statements?: StatementBox;
}

type Call = ConsoleCall['run'];

const BODY_LIMIT_BYTES = 1024 * 1024;
const headers = {
  'content-security-policy': "default-src 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
};

/**
 * The developer console at /dev, and its interface for scripts below /dev/api: what reaches the simulated parties, and what
 * they received. Exists on this machine only, and answers no page of another site.
 */
export function devConsole(parts: ConsoleParts): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const calls = callsOf(parts);
  const files = serveWebFiles('local/dev/page', headers);
  const style = serveWebFiles('web/style', headers);

  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://console');
    const path = url.pathname;
    if (path.startsWith('/dev/style/')) {
      request.url = path.slice('/dev/style'.length);
      return style(request, response);
    }
    if (!path.startsWith('/dev/api/')) {
      request.url = path === '/dev' ? '/' : path.slice('/dev'.length);
      return files(request, response);
    }
    if (isFromElsewhere(request)) return send(response, 403, { error: 'not for pages of other sites' });
    const call = calls.find(({ method, pattern }) => method === request.method && pattern.test(path));
    if (call === undefined) return send(response, 404, { error: 'no such call' });
    const body = await readBody(request, call.limitBytes ?? BODY_LIMIT_BYTES);
    if (body === undefined) return send(response, 413, { error: 'too large' });
    try {
      const answer = await call.run(body.toString('utf8'), url);
      send(response, answer.status, answer.body, answer.name);
    } catch (error) {
      send(response, 400, { error: error instanceof Error ? error.message : String(error) });
    }
  };
}

function callsOf(parts: ConsoleParts): ConsoleCall[] {
  const { bankUrl, collectionUrl, sms, scheduler, passCancellations, post, queues, statements } = parts;
  const sources = [bankFaults(bankUrl), ...(collectionUrl === undefined ? [] : [collectionFaults(collectionUrl)])];
  return [
    transferCall(forward(bankUrl, 'POST', '/control/transfers')),
    { method: 'GET', pattern: /^\/dev\/api\/movements$/, run: latest(forward(bankUrl, 'GET', '/control/movements')) },
    ...sources.flatMap(({ path, baseUrl }) =>
      ['GET', 'PUT'].map((method) => ({
        method,
        pattern: new RegExp(`^${path}$`),
        run: forward(baseUrl, method, '/control/faults'),
      })),
    ),
    ...(collectionUrl === undefined
      ? []
      : [
          { method: 'GET', pattern: /^\/dev\/api\/bills$/, run: forward(collectionUrl, 'GET', '/control/bills') },
          { method: 'GET', pattern: /^\/dev\/api\/payments$/, run: forward(collectionUrl, 'GET', '/control/payments') },
        ]),
    ...(passCancellations === undefined
      ? []
      : [
          {
            method: 'POST',
            pattern: /^\/dev\/api\/cancellations\/pass$/,
            run: async () => ok(await passCancellations()),
          },
        ]),
    ...(post === undefined ? [] : mailCalls(post)),
    ...(queues === undefined ? [] : deadLetterCalls(queues)),
    ...(statements === undefined ? [] : statementCalls(bankUrl, accounts, statements)),
    { method: 'GET', pattern: /^\/dev\/api\/fault-sources$/, run: async () => ok(sources.map(showSource)) },
    { method: 'GET', pattern: /^\/dev\/api\/accounts$/, run: async () => ok(accounts) },
    { method: 'GET', pattern: /^\/dev\/api\/people$/, run: async () => ok(people) },
    { method: 'GET', pattern: /^\/dev\/api\/staff$/, run: async () => ok(showStaff(instant(Date.now()))) },
    { method: 'GET', pattern: /^\/dev\/api\/sms$/, run: async () => ok(sms.messages()) },
    { method: 'GET', pattern: /^\/dev\/api\/schedules$/, run: async () => ok(scheduler.outcomes()) },
    {
      method: 'POST',
      pattern: /^\/dev\/api\/schedules\/[a-z-]+\/run$/,
      run: async (_, url) => ok(await scheduler.runNow(url.pathname.split('/')[4] ?? '')),
    },
  ];
}

const accounts = demoBankAccounts('http://127.0.0.1').map(({ id, bank, iban }) => ({ id, bank, iban }));

const people = demoAgents.map(({ agent, owner }) => ({
  number: agent.number,
  title: agent.title,
  state: agent.state,
  name: owner.name,
  phone: formatPhone(owner.phone),
  plainPhone: plainPhone(owner.phone),
  password: DEMO_PASSWORD,
}));

/** The seeded staff and what their authenticators show now. */
function showStaff(now: Instant) {
  return demoStaff.map(({ staff: { name, email, role }, totpSecret }) => ({
    name,
    email,
    role,
    password: DEMO_STAFF_PASSWORD,
    ...totpCode(totpSecret, now),
  }));
}

/** A browser tells where a call comes from; scripts tell nothing and are let in. */
function isFromElsewhere({ headers }: IncomingMessage): boolean {
  return headers.origin !== undefined && headers.origin !== `http://${headers.host}`;
}

/** `?latest=N`: only the N movements the bank wrote down last, newest first. */
function latest(list: Call): Call {
  return async (body, url) => {
    const answer = await list(body, url);
    const count = Number(url.searchParams.get('latest') ?? 0);
    if (answer.status !== 200 || !(count > 0)) return answer;
    const { movements } = answer.body as { movements: BankMovement[] };
    const newestFirst = movements.toSorted((a, b) => compare(b.recordedAt, a.recordedAt) || b.seq - a.seq);
    return ok({ movements: newestFirst.slice(0, count) });
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Hands a call, with its query, on to a simulated party's control interface. */
function forward(baseUrl: string, method: string, path: string): Call {
  return async (body, { search }) => {
    const answer = await fetch(baseUrl + path + search, {
      method,
      ...(method === 'GET' ? {} : { body, headers: { 'content-type': 'application/json' } }),
    });
    return { status: answer.status, body: await answer.json() };
  };
}

function send(response: ServerResponse, status: number, body: unknown, name = 'message.eml'): void {
  if (body instanceof Uint8Array) {
    // Never shown by the browser: what was received may be anything.
    const type = {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${name}"`,
    };
    response.writeHead(status, { ...headers, ...type, 'cache-control': 'no-store' }).end(body);
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

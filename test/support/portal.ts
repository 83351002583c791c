import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { operations as balanceOperations } from '../../lambdas/api/balance';
import { operations as sessionOperations } from '../../lambdas/api/session';
import { type Cost, hashPassword } from '../../lambdas/runtime/password-hash';
import { serve } from '../../lambdas/runtime/serve';
import { type Agents, openAgents } from '../../lambdas/stores/agents';
import { openAudit } from '../../lambdas/stores/audit';
import { type BankAccounts, openBankAccounts } from '../../lambdas/stores/bank-accounts';
import { openChallenges } from '../../lambdas/stores/challenges';
import type { Database } from '../../lambdas/stores/database';
import { openDevices } from '../../lambdas/stores/devices';
import { type Ledger, openLedger } from '../../lambdas/stores/ledger';
import { openPasswords } from '../../lambdas/stores/passwords';
import { openSecurityWords } from '../../lambdas/stores/security-words';
import { openSessions } from '../../lambdas/stores/sessions';
import { openThrottles } from '../../lambdas/stores/throttles';
import { api } from '../../shared/api';
import { commonRefusals, type Operation } from '../../shared/api/contract';
import { refusals } from '../../shared/api/refusals';
import type { Agent } from '../../shared/domain/agent';
import type { RefusalCode } from '../../shared/domain/refusal';
import { aShop } from './builders';
import { type Clock, clockAt, type SmsOutbox, smsOutbox, tries } from './fakes';
import { freshDatabase } from './fresh-database';

/** The password of every shop's owner at the beginning. */
export const PASSWORD = 'dogru-sifre-1';
/** scrypt at its cheapest: the tests prove who gets in, not how long guessing takes. */
export const CHEAP: Cost = { logN: 4, r: 8, p: 1 };

/** What came back, the body parsed. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Sending {
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string>>;
  readonly params?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly address?: string;
}

type SessionCall = keyof typeof api.session.operations;
type BalanceCall = keyof typeof api.balance.operations;

/** A browser of one person: it keeps cookies and calls operations by their names. */
export interface Browser {
  readonly cookies: Map<string, string>;
  call(operation: SessionCall | BalanceCall, sending?: Sending): Promise<Answer>;
}

/** The two groups of the portal on real stores, with a clock that stands still and SMS that arrive in an outbox. */
export interface Portal {
  readonly database: Database;
  readonly clock: Clock;
  readonly sms: SmsOutbox;
  readonly agents: Agents;
  readonly ledger: Ledger;
  readonly bankAccounts: BankAccounts;
  /** When answers waited so that their time tells nothing. */
  readonly settled: string[];
  openBrowser(): Browser;
  addShop(index: number, state?: Agent['state']): Promise<ReturnType<typeof aShop>>;
}

export async function openPortal(): Promise<Portal> {
  const database = await freshDatabase();
  const clock = clockAt();
  const sms = smsOutbox();
  const settled: string[] = [];
  const agents = openAgents(database);
  const ledger = openLedger(database, tries(5));
  const bankAccounts = openBankAccounts(database);
  const common = { sessions: openSessions(database), agents, now: clock.now };
  const handlers = {
    session: serve(api.session, sessionOperations, {
      ...common,
      passwords: openPasswords(database),
      challenges: openChallenges(database),
      devices: openDevices(database),
      securityWords: openSecurityWords(database),
      audit: openAudit(database),
      throttles: openThrottles(database),
      sms,
      cost: CHEAP,
      settle: async (since) => void settled.push(since),
    }),
    balance: serve(api.balance, balanceOperations, { ...common, ledger, bankAccounts }),
  };

  function openBrowser(): Browser {
    const cookies = new Map<string, string>();
    return {
      cookies,
      async call(name, sending = {}) {
        const [handler, operation] =
          name in api.session.operations
            ? [handlers.session, api.session.operations[name as SessionCall] as Operation]
            : [handlers.balance, api.balance.operations[name as BalanceCall] as Operation];
        const result = await invoke(handler, operation, sending, cookies);
        keepCookies(cookies, result.cookies ?? []);
        return checkAnswer(operation, result);
      },
    };
  }

  return {
    database,
    clock,
    sms,
    settled,
    agents,
    ledger,
    bankAccounts,
    openBrowser,
    async addShop(index, state = 'active') {
      const shop = aShop(index, state);
      const added = await agents.add(shop.agent, shop.owner, await hashPassword(PASSWORD, CHEAP));
      if (added !== 'added') throw new Error(`shop ${index} was not added: ${added}`);
      return shop;
    },
  };
}

type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

/** Calls a Lambda as API Gateway calls it for an operation. */
export async function invoke(
  handler: unknown,
  operation: Operation,
  { body, query, params, headers, address = '192.0.2.1' }: Sending,
  cookies: ReadonlyMap<string, string> = new Map(),
): Promise<APIGatewayProxyStructuredResultV2> {
  const event = {
    version: '2.0',
    routeKey: `${operation.method} /api${operation.path}`,
    rawPath: `/api${operation.path}`,
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
    cookies: [...cookies].map(([name, value]) => `${name}=${value}`),
    ...(query === undefined ? {} : { queryStringParameters: query }),
    ...(params === undefined ? {} : { pathParameters: params }),
    requestContext: { http: { method: operation.method, sourceIp: address } },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    isBase64Encoded: false,
  };
  const context = { functionName: 'test', awsRequestId: 'test', getRemainingTimeInMillis: () => 600_000 };
  return (handler as Handler)(event as unknown as APIGatewayProxyEventV2, context as unknown as Context);
}

/** Whatever comes back keeps the contract: no field outside the response's schema, no refusal that is not announced. */
export function checkAnswer(operation: Operation, result: APIGatewayProxyStructuredResultV2): Answer {
  const status = result.statusCode ?? 0;
  const body = JSON.parse(result.body ?? '') as Record<string, unknown>;
  if (status === 200) expect(operation.response.parse(body)).toEqual(body);
  else {
    const code = body.code as RefusalCode;
    expect([...commonRefusals(operation), ...operation.refusals]).toContain(code);
    expect(refusals[code].status).toBe(status);
  }
  expect(result.headers).toMatchObject({ 'cache-control': 'no-store' });
  return { status, body };
}

function keepCookies(cookies: Map<string, string>, set: readonly string[]): void {
  for (const cookie of set) {
    const [pair = '', ...attributes] = cookie.split('; ');
    const [name = '', value = ''] = pair.split('=');
    expect(attributes).toEqual(expect.arrayContaining(['Path=/', 'Secure', 'HttpOnly', 'SameSite=Strict']));
    if (attributes.includes('Max-Age=0')) cookies.delete(name);
    else cookies.set(name, value);
  }
}

import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod';
import type { Answer, Caller, Group, Input, Operation } from '../../shared/api/contract';
import type { Instant } from '../../shared/domain/instant';
import { Refusal } from '../../shared/domain/refusal';
import type { Session } from '../../shared/domain/session';
import type { StaffSession } from '../../shared/domain/staff';

/** Nobody in particular, a user of an agent, or somebody of the staff. */
type SessionOf<C extends Caller> = 'anyone' extends C
  ? undefined
  : [C] extends ['user' | 'owner']
    ? Session
    : StaffSession;

/** What a handler of an operation sees: parsed input, who calls, from where, and when. */
export interface Request<O extends Operation> extends Input<O> {
  readonly session: SessionOf<O['callers'][number]>;
  readonly cookies: readonly string[];
  /** The caller's network address. */
  readonly address: string;
  readonly now: Instant;
}

/** An answer that also sets cookies. */
export class Reply<T> {
  constructor(
    readonly body: T,
    readonly cookies: readonly string[],
  ) {}
}

/** The handlers of a group: one for each operation of the contract. */
export type Operations<G extends Group, D> = {
  readonly [K in keyof G['operations']]: (
    request: Request<G['operations'][K]>,
    dependencies: D,
  ) => Promise<Answer<G['operations'][K]> | Reply<Answer<G['operations'][K]>>>;
};

const NOTHING: Readonly<Record<string, string>> = {};

/** Parses what came; refuses `invalid-request` naming the first field that is wrong. */
export function parseInput(operation: Operation, event: APIGatewayProxyEventV2): Input<Operation> {
  return {
    params: parse(operation.params, event.pathParameters ?? NOTHING) as never,
    query: parse(operation.query, event.queryStringParameters ?? NOTHING) as never,
    body: operation.body === undefined ? undefined : parse(operation.body, readJson(event)),
  };
}

/**
 * A request that changes something must not come from another site: browsers say where it comes from
 * (https://www.w3.org/TR/fetch-metadata), and JSON cannot be sent by a foreign form.
 */
export function refuseForeign(operation: Operation, event: APIGatewayProxyEventV2): void {
  if (operation.method === 'GET') return;
  const site = event.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal('foreign-origin');
}

function parse(schema: z.ZodType | undefined, value: unknown): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Refusal('invalid-request', { field: parsed.error.issues[0]?.path.join('.') ?? '' });
}

function readJson(event: APIGatewayProxyEventV2): unknown {
  if (!event.headers['content-type']?.startsWith('application/json'))
    throw new Refusal('invalid-request', { field: 'content-type' });
  const text = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? '');
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('invalid-request', { field: 'body' });
  }
}

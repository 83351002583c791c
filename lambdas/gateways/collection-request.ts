import { createHash, createHmac } from 'node:crypto';
import * as z from 'zod';
import type { Instant } from '../../shared/domain/instant';

/** What signs our requests to a gateway: the content of its secret. */
export const CollectionCredentials = z.object({ apiKey: z.string().min(1), signingKey: z.string().min(16) });
export type CollectionCredentials = z.infer<typeof CollectionCredentials>;

/** What a gateway is reached with. */
export interface CollectionConnection {
  /** The gateway's base address. */
  readonly url: string;
  readonly credentials: CollectionCredentials;
  readonly now: () => Instant;
  readonly fetch: typeof globalThis.fetch;
}

/** A question: where, and (for POST) what. */
export interface CollectionQuestion {
  /** Below the base address, with its query. */
  readonly path: string;
  /** POSTed where there is one. */
  readonly body?: unknown;
  /** For the whole exchange, from the connection to the end of the body. */
  readonly timeoutMs: number;
}

/** What came back: a status and the body's JSON (undefined where it is none), or why nothing did. */
export type CollectionReply =
  | { readonly kind: 'answer'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'silence'; readonly why: 'timeout' | 'unavailable'; readonly cause: unknown };

/** No honest answer is longer. */
const MAX_ANSWER_BYTES = 4_000_000;

/**
 * Asks once; nothing is ever sent again from here, because after silence only the caller knows what is safe. Redirects
 * are not followed: our signature goes nowhere but where it belongs.
 */
export async function ask(connection: CollectionConnection, question: CollectionQuestion): Promise<CollectionReply> {
  const signal = AbortSignal.timeout(question.timeoutMs);
  const method = question.body === undefined ? 'GET' : 'POST';
  const body = question.body === undefined ? '' : JSON.stringify(question.body);
  const url = new URL(question.path, connection.url.replace(/\/*$/, '/'));
  try {
    const response = await connection.fetch(url, {
      method,
      headers: {
        ...signed(connection, `${method} ${url.pathname}${url.search}`, body),
        ...(method === 'POST' && { 'content-type': 'application/json' }),
      },
      ...(method === 'POST' && { body }),
      redirect: 'manual',
      signal,
    });
    return { kind: 'answer', status: response.status, body: parseJson(await readText(response)) };
  } catch (cause) {
    return { kind: 'silence', why: signal.aborted ? 'timeout' : 'unavailable', cause };
  }
}

/** The signature covers when, what and where, so that a recorded request can neither be changed nor used much later. */
function signed({ credentials, now }: CollectionConnection, target: string, body: string): Record<string, string> {
  const timestamp = now();
  const digest = createHash('sha256').update(body).digest('hex');
  const signature = createHmac('sha256', credentials.signingKey).update(`${timestamp}\n${target}\n${digest}`);
  return { 'x-api-key': credentials.apiKey, 'x-timestamp': timestamp, 'x-signature': signature.digest('hex') };
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) throw new Error(`answer longer than ${MAX_ANSWER_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type * as z from 'zod';
import { type Instant, msOf } from '../../shared/domain/instant';

/** A request, read whole. */
export interface Question {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What goes back: an answer, a connection broken without one (`lost`), or nothing at all (`silence`). */
export type Answer = { readonly status: number; readonly body: unknown } | 'lost' | 'silence';

/** Method and path (`{name}` stands for one segment), and what answers. */
export type Routes = Readonly<Record<string, (question: Question, name: string) => Answer | Promise<Answer>>>;

/** A request that is none: says nothing about any order. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const MAX_BODY_BYTES = 100_000;

export async function readQuestion(request: IncomingMessage): Promise<Question> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new BadRequest(413, 'too-long', `more than ${MAX_BODY_BYTES} bytes`);
    chunks.push(chunk);
  }
  return {
    method: request.method ?? '',
    url: new URL(request.url ?? '/', 'http://collection'),
    headers: request.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

/** The body, checked. Only JSON by name: a foreign page cannot send that to this port without asking first. */
export function bodyOf<Body>({ headers, body }: Question, schema: z.ZodType<Body>): Body {
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) {
    throw new BadRequest(415, 'not-json', 'application/json expected');
  }
  const parsed = schema.safeParse(parseJson(body));
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new BadRequest(400, 'malformed', fields.join('; '));
}

const MAX_CLOCK_DIFFERENCE_MS = 5 * 60_000;

export interface Credentials {
  readonly apiKey: string;
  readonly signingKey: string;
}

/** Refuses a request that the customer did not sign, or signed long ago. */
export function checkSignature(
  { method, url, headers, body }: Question,
  { apiKey, signingKey }: Credentials,
  now: Instant,
) {
  const timestamp = String(headers['x-timestamp'] ?? '');
  const signed = `${timestamp}\n${method} ${url.pathname}${url.search}\n${createHash('sha256').update(body).digest('hex')}`;
  const expected = createHmac('sha256', signingKey).update(signed).digest();
  const given = Buffer.from(String(headers['x-signature'] ?? ''), 'hex');
  const isFresh = Math.abs(Date.parse(timestamp) - msOf(now)) <= MAX_CLOCK_DIFFERENCE_MS;
  const isGenuine = given.length === expected.length && timingSafeEqual(given, expected);
  if (headers['x-api-key'] !== apiKey || !isFresh || !isGenuine) {
    throw new BadRequest(401, 'not-signed', 'API key, time or signature is wrong');
  }
}

export async function answer(routes: Routes, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const given = await answerOf(routes, request);
  if (given === 'silence') return;
  if (given === 'lost') {
    response.destroy();
    return;
  }
  response.writeHead(given.status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(given.body));
}

async function answerOf(routes: Routes, request: IncomingMessage): Promise<Answer> {
  try {
    const question = await readQuestion(request);
    for (const [route, reply] of Object.entries(routes)) {
      const pattern = route.replace(/\{\w+\}/, '([\\w-]+)');
      const match = new RegExp(`^${pattern}$`).exec(`${question.method} ${question.url.pathname}`);
      if (match !== null) return await reply(question, match[1] ?? '');
    }
    throw new BadRequest(404, 'no-such-address', 'no such address');
  } catch (error) {
    if (error instanceof BadRequest)
      return { status: error.status, body: { code: error.code, message: error.message } };
    console.error('simulated collection service failed', error);
    return { status: 500, body: { code: 'failed', message: 'internal error' } };
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadRequest(400, 'malformed', 'not JSON');
  }
}

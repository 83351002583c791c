import type { IncomingMessage } from 'node:http';
import type * as z from 'zod';
import { readBody } from '../loopback-server';

/** What goes back to a caller. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  /** The connection breaks in the middle of the body. */
  readonly isCut?: boolean;
}

/** What answers which request, by method and path. */
export type Routes = Readonly<Record<string, (request: IncomingMessage, url: URL) => Promise<Answer>>>;

/** The bank says no: a status, a code for programs, and a sentence for people. */
export class BankRefusal extends Error {
  override readonly name = 'BankRefusal';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export function json(status: number, body: unknown): Answer {
  return { status, body: JSON.stringify(body) };
}

const MAX_BODY_BYTES = 1_000_000;

/**
 * A request's JSON body, checked. Refuses another content type (a browser cannot send JSON to this port from a foreign
 * page without asking first, and the bank never agrees), too long a body, and what does not fit the schema.
 */
export async function readJson<Body>(request: IncomingMessage, schema: z.ZodType<Body>): Promise<Body> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    throw new BankRefusal(415, 'ISTEK_HATALI', 'application/json bekleniyor');
  }
  const body = await readBody(request, MAX_BODY_BYTES);
  if (body === undefined) throw new BankRefusal(413, 'ISTEK_HATALI', 'istek çok uzun');
  const parsed = schema.safeParse(parseJson(body.toString('utf8')));
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new BankRefusal(400, 'ISTEK_HATALI', fields.join('; '));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BankRefusal(400, 'ISTEK_HATALI', 'JSON okunamadı');
  }
}

import * as z from 'zod';
import { FeedFailure } from './bank-feed-failure';
import { type FeedAnswer, type FeedConnection, retry, send } from './bank-feed-request';
import { readRows } from './bank-feed-row';
import { istanbulTime, parseJson } from './bank-feed-text';
import type { FeedQuestion, FeedReading } from './feed-reading';

/** An answer around its rows. The rows are read one by one, so that a bad one does not hide the others. */
const Envelope = z.object({
  iban: z.string(),
  sayfa: z.int(),
  devamVar: z.boolean(),
  hareketler: z.array(z.unknown()),
});

const BankError = z.object({ kod: z.string().regex(/^[A-Z0-9_-]{1,40}$/) });

const Credentials = z.object({ username: z.string().min(1), password: z.string().min(1) });

/**
 * Reads a bank's account-activity service (hesap hareketleri servisi): JSON over HTTP, signed with HTTP Basic. The secret
 * is JSON: `{"username": …, "password": …}`.
 */
export async function readActivityService(question: FeedQuestion, connection: FeedConnection): Promise<FeedReading> {
  const { limits } = connection;
  const { account } = question;
  const authorization = signature(question);
  const whole = AbortSignal.timeout(limits.readTimeoutMs);
  const pages: unknown[][] = [];
  for (let page = 1; page <= limits.maxPages; page += 1) {
    const { hareketler, devamVar } = await retry(connection, async () => {
      if (whole.aborted) throw new FeedFailure('timeout', account.id, `not read in ${limits.readTimeoutMs} ms`);
      return openEnvelope(account, page, await askForPage(question, authorization, page, connection));
    });
    pages.push(hareketler);
    if (!devamVar) return readRows(account.id, pages.flat());
  }
  throw new FeedFailure('unreadable', account.id, `more than ${limits.maxPages} pages`);
}

/** The value of `Authorization`. A secret that cannot be read is not quoted: parsers' messages repeat what they read. */
function signature({ account, secret }: FeedQuestion): string {
  const credentials = Credentials.safeParse(parseJson(secret));
  if (!credentials.success) throw new FeedFailure('refused', account.id, 'credentials unreadable');
  const { username, password } = credentials.data;
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

function askForPage(
  { account, url, window }: FeedQuestion,
  authorization: string,
  page: number,
  connection: FeedConnection,
): Promise<FeedAnswer> {
  const headers = { authorization, 'content-type': 'application/json' };
  const body = JSON.stringify({
    iban: account.iban,
    baslangic: istanbulTime(window.from),
    bitis: istanbulTime(window.to),
    sayfa: page,
    satirSayisi: connection.limits.rowsPerPage,
  });
  const address = new URL('hesap-hareketleri', url.replace(/\/*$/, '/'));
  return send(account.id, address, { method: 'POST', headers, body }, connection);
}

/** The answer, if it is one to our question: rows of another account or page would be credited wrongly or left out. */
function openEnvelope(account: FeedQuestion['account'], page: number, answer: FeedAnswer): z.infer<typeof Envelope> {
  const json = parseJson(answer.body);
  if (answer.status !== 200) {
    const kind = answer.status >= 500 || answer.status === 429 ? 'unavailable' : 'refused';
    const code = BankError.safeParse(json).data?.kod ?? 'no code';
    throw new FeedFailure(kind, account.id, `status ${answer.status}, ${code}`);
  }
  const envelope = Envelope.safeParse(json);
  if (!envelope.success) {
    const fields = envelope.error.issues.map(({ path }) => path.join('.') || 'body');
    throw new FeedFailure('unreadable', account.id, `not as documented: ${fields.join(', ')}`);
  }
  if (envelope.data.iban !== account.iban) throw new FeedFailure('unreadable', account.id, 'another account answered');
  if (envelope.data.sayfa !== page) throw new FeedFailure('unreadable', account.id, 'another page answered');
  return envelope.data;
}

import * as z from 'zod';
import { type Instant, instant, msOf } from '../../shared/domain/instant';
import { FeedFailure } from './bank-feed-failure';
import { readOhvpsRows } from './bank-feed-ohvps-row';
import { type FeedAnswer, type FeedConnection, retry, send } from './bank-feed-request';
import { istanbulTime, parseJson } from './bank-feed-text';
import type { FeedQuestion, FeedReading } from './feed-reading';

/**
 * What the secret of an account in open banking holds: who we are at the account's bank, which consent (rıza) of the
 * account's holder we act on, how the bank refers to the account, and the token that renews access.
 */
const Credentials = z.object({
  /** Our code as a provider (YÖS), and the bank's as the holder of the account (HHS). */
  tppCode: z.string().regex(/^\d{4}$/),
  aspspCode: z.string().regex(/^\d{4}$/),
  consent: z.string().min(1).max(128),
  accountReference: z.string().regex(/^[A-Za-z0-9-]{1,128}$/),
  refreshToken: z.string().min(1),
});
type Credentials = z.infer<typeof Credentials>;

const Token = z.object({ erisimBelirteci: z.string().min(1), gecerlilikSuresi: z.int().positive() });

const Page = z.object({ hspRef: z.string(), islemler: z.array(z.unknown()).nullish() });

const OhvpsError = z.object({ errorCode: z.string().regex(/^[A-Za-z0-9._-]{1,80}$/) });

/** An access token is renewed this long before it ends. */
const EARLY_MS = 60_000;

interface Access {
  readonly token: string;
  readonly untilMs: number;
}

/**
 * Reads an account by the account information service of Turkish open banking (ÖHVPS, Hesap Bilgisi Hizmeti): a consent
 * gives a token, the token gives pages of transactions. Banks answer twelve successful automatic queries an hour and
 * account, each page one of them, so whoever reads says how many are left (`question.queriesLeft`). Access tokens are kept
 * while the process lives and renewed before they end, or once when a bank calls one invalid.
 */
export function openOhvps(nowMs: () => number) {
  const kept = new Map<string, Access>();

  async function access(question: FeedQuestion, credentials: Credentials, connection: FeedConnection): Promise<string> {
    const known = kept.get(credentials.consent);
    if (known !== undefined && known.untilMs - EARLY_MS > nowMs()) return known.token;
    const renewed = await retry(connection, () => renew(question, credentials, connection));
    const { erisimBelirteci: token, gecerlilikSuresi: seconds } = renewed;
    kept.set(credentials.consent, { token, untilMs: nowMs() + seconds * 1_000 });
    return token;
  }

  async function askPage(question: FeedQuestion, credentials: Credentials, page: number, connection: FeedConnection) {
    for (let attempt = 1; ; attempt += 1) {
      const token = await access(question, credentials, connection);
      const answer = await ask(question, credentials, token, page, connection);
      if (answer.status !== 401 || attempt > 1) return openPage(question, credentials, answer);
      kept.delete(credentials.consent);
    }
  }

  return async function readOhvps(question: FeedQuestion, connection: FeedConnection): Promise<FeedReading> {
    const { limits } = connection;
    const { account, queriesLeft = limits.maxPages } = question;
    const credentials = readCredentials(question);
    const pages: unknown[][] = [];
    for (let page = 1; page <= queriesLeft; page += 1) {
      const rows = await retry(connection, () => askPage(question, credentials, page, connection)).catch((error) => {
        throw counted(error, pages.length);
      });
      pages.push(rows);
      if (rows.length < limits.rowsPerPage) {
        return { ...readOhvpsRows(account.id, pages.flat()), queries: pages.length };
      }
    }
    const tooMany = `more pages than the ${queriesLeft} queries left this hour`;
    throw counted(new FeedFailure('unavailable', account.id, tooMany), pages.length);
  };
}

/** The bank counts the queries that succeeded, whatever became of the reading. */
function counted(error: unknown, queries: number): unknown {
  if (error instanceof FeedFailure) error.queries = queries;
  return error;
}

function readCredentials({ account, secret }: FeedQuestion): Credentials {
  const credentials = Credentials.safeParse(parseJson(secret));
  if (!credentials.success) throw new FeedFailure('refused', account.id, 'credentials unreadable');
  return credentials.data;
}

async function renew(question: FeedQuestion, credentials: Credentials, connection: FeedConnection) {
  const { account, url } = question;
  const address = new URL('ohvps/gkd/s1.1/erisim-belirteci', url.replace(/\/*$/, '/'));
  const body = JSON.stringify({
    rizaNo: credentials.consent,
    rizaTip: 'H',
    yetTip: 'yenileme_belirteci',
    yenilemeBelirteci: credentials.refreshToken,
  });
  const headers = { ...identityOf(credentials), 'content-type': 'application/json' };
  const answer = await send(account.id, address, { method: 'POST', headers, body }, connection);
  if (answer.status !== 200 && answer.status !== 201) throw failureOf(account.id, answer);
  const token = Token.safeParse(parseJson(answer.body));
  if (!token.success) throw new FeedFailure('unreadable', account.id, 'token not as documented');
  return token.data;
}

function ask(
  { account, url, window }: FeedQuestion,
  credentials: Credentials,
  token: string,
  page: number,
  connection: FeedConnection,
): Promise<FeedAnswer> {
  const base = url.replace(/\/*$/, '/');
  const address = new URL(`ohvps/hbh/s1.1/hesaplar/${credentials.accountReference}/islemler`, base);
  address.search = new URLSearchParams({
    hesapIslemBslTrh: istanbulTime(window.from),
    hesapIslemBtsTrh: istanbulTime(lastSecondBefore(window.to)),
    syfKytSayi: String(connection.limits.rowsPerPage),
    syfNo: String(page),
    srlmKrtr: 'islGrckZaman',
    srlmYon: 'A',
  }).toString();
  const headers = { ...identityOf(credentials), authorization: `Bearer ${token}`, 'psu-initiated': 'H' };
  return send(account.id, address, { method: 'GET', headers }, connection);
}

/** The service's end belongs to the window, and its times are whole seconds. */
function lastSecondBefore(to: Instant): Instant {
  return instant(Math.floor((msOf(to) - 1) / 1_000) * 1_000);
}

/** The rows, if the answer is one to our question: another account's would be credited wrongly. */
function openPage({ account }: FeedQuestion, credentials: Credentials, answer: FeedAnswer): unknown[] {
  if (answer.status !== 200) throw failureOf(account.id, answer);
  const page = Page.safeParse(parseJson(answer.body));
  if (!page.success) throw new FeedFailure('unreadable', account.id, 'page not as documented');
  if (page.data.hspRef !== credentials.accountReference) {
    throw new FeedFailure('unreadable', account.id, 'another account answered');
  }
  return page.data.islemler ?? [];
}

/** What a status other than success means. 429 is the bank's own count of our queries: it passes with time. */
function failureOf(account: string, { status, body }: FeedAnswer): FeedFailure {
  const code = OhvpsError.safeParse(parseJson(body)).data?.errorCode ?? 'no code';
  return new FeedFailure(
    status >= 500 || status === 429 ? 'unavailable' : 'refused',
    account,
    `status ${status}, ${code}`,
  );
}

function identityOf({ tppCode, aspspCode }: Credentials) {
  return {
    'x-request-id': crypto.randomUUID(),
    'x-group-id': crypto.randomUUID(),
    'x-tpp-code': tppCode,
    'x-aspsp-code': aspspCode,
  };
}

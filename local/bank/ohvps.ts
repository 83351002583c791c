import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import { type Instant, instant, later, msOf } from '../../shared/domain/instant';
import { decimal, istanbulTime } from './activity';
import type { SimulatedBank } from './activity-service';
import type { BankMovement, SimulatedAccount } from './books';
import { BankFaults, disturb, isDue } from './faults';
import { type Answer, json, type Routes, readJson } from './http';

/** How long an access token lives here: short, so that renewing is seen to work. */
const TOKEN_SECONDS = 300;
/** Successful automatic queries a bank answers for an account within an hour (ÖHVPS rules). */
const QUERIES_AN_HOUR = 12;
const HOUR_MS = 3_600_000;
/** The most characters a description keeps (islAcklm). */
const DESCRIPTION_LENGTH = 200;

const Renewal = z.object({
  rizaNo: z.string(),
  rizaTip: z.literal('H'),
  yetTip: z.literal('yenileme_belirteci'),
  yenilemeBelirteci: z.string(),
});

/** What an account's consent in open banking is called here, and the token that renews access to it. */
export function consentOf({ id, credentials }: SimulatedAccount) {
  return { consent: `riza-${id}`, refreshToken: `yenileme-${credentials.password}`, accountReference: `hsp-${id}` };
}

/** The account information service of open banking: tokens by consent, and one list of transactions for each account. */
export function ohvpsRoutes(bank: SimulatedBank): Routes {
  const tokens = new Map<string, { account: string; until: Instant }>();
  /** The successful ones: they alone use the allowance up. */
  const queries = new Map<string, Instant[]>();
  const asked = new Map<string, number>();
  let issued = 0;

  function renew(request: z.infer<typeof Renewal>): Answer {
    const account = bank.accounts.find((one) => consentOf(one).consent === request.rizaNo);
    if (account === undefined || consentOf(account).refreshToken !== request.yenilemeBelirteci) {
      return failure(401, 'TR.OHVPS.Connection.InvalidToken');
    }
    issued += 1;
    const token = `erisim-${account.id}-${issued}`;
    tokens.set(token, { account: account.id, until: later(bank.now(), TOKEN_SECONDS * 1_000) });
    return json(201, {
      erisimBelirteci: token,
      gecerlilikSuresi: TOKEN_SECONDS,
      yenilemeBelirteci: request.yenilemeBelirteci,
    });
  }

  async function list(account: SimulatedAccount, authorization: string | undefined, url: URL): Promise<Answer> {
    const now = bank.now();
    const token = tokens.get(authorization?.replace(/^Bearer /, '') ?? '');
    if (token?.account !== account.id || token.until <= now) return failure(401, 'TR.OHVPS.Connection.InvalidToken');
    const query = readQuery(url);
    if (query === undefined) return failure(400, 'TR.OHVPS.Resource.InvalidFormat');
    const faults = bank.faults.get(account.id) ?? BankFaults.parse({});
    await wait(faults.slowMs, undefined, { ref: false });
    const recent = (queries.get(account.id) ?? []).filter((at) => later(at, HOUR_MS) > now);
    if (recent.length >= QUERIES_AN_HOUR) return failure(429, 'TR.OHVPS.Resource.TooManyRequest');
    const count = (asked.get(account.id) ?? 0) + 1;
    asked.set(account.id, count);
    if (isDue(faults.errorEvery, count)) return failure(500, 'TR.OHVPS.Server.InternalError');
    queries.set(account.id, [...recent, now]);
    const inWindow = bank.books
      .list(account.id)
      .filter(({ bookedAt }) => query.from <= bookedAt && wholeSecond(bookedAt) <= query.to)
      .sort((a, b) => (a.bookedAt < b.bookedAt ? -1 : a.bookedAt > b.bookedAt ? 1 : a.seq - b.seq));
    const listed = disturb(inWindow, faults, now, bank.seed);
    const end = query.page * query.rows;
    const rows = listed.slice(end - query.rows, end).map((movement) => row(movement, faults));
    return {
      ...json(200, { hspRef: consentOf(account).accountReference, islemler: rows }),
      isCut: isDue(faults.cutEvery, count),
    };
  }

  return {
    'POST /ohvps/gkd/s1.1/erisim-belirteci': async (request) => renew(await readJson(request, Renewal)),
    ...Object.fromEntries(
      bank.accounts.map((account) => [
        `GET /ohvps/hbh/s1.1/hesaplar/${consentOf(account).accountReference}/islemler`,
        async (request: { headers: { authorization?: string } }, url: URL) =>
          list(account, request.headers.authorization, url),
      ]),
    ),
  };
}

function readQuery({ searchParams }: URL) {
  const text = (name: string) => searchParams.get(name) ?? '';
  const [from, to] = [Date.parse(text('hesapIslemBslTrh')), Date.parse(text('hesapIslemBtsTrh'))];
  const [page, rows] = [Number(text('syfNo') || 1), Number(text('syfKytSayi') || 100)];
  const isReadable = Number.isFinite(from) && Number.isFinite(to) && Number.isInteger(page) && rows > 0 && rows <= 100;
  return isReadable && page > 0 ? { from: instant(from), to: instant(to), page, rows } : undefined;
}

function row(movement: BankMovement, faults: BankFaults) {
  const description = movement.description.slice(0, DESCRIPTION_LENGTH);
  return {
    islNo: movement.number,
    refNo: movement.reference,
    islTtr: isDue(faults.spoilEvery, movement.seq) ? '**,**' : decimal(Math.abs(movement.amountKurus)),
    prBrm: movement.currency,
    brcAlc: movement.amountKurus < 0 ? 'B' : 'A',
    islTur: movement.isReversal ? 'IPTAL' : movement.kind === 'OTHER' ? 'DIGER' : movement.kind,
    islGrckZaman: istanbulTime(wholeSecond(movement.bookedAt)),
    islAcklm: faults.isMasked ? description.replace(/\d{4,}/g, masked) : description,
    gnclBky: decimal(movement.balanceKurus),
  };
}

/** As banks mask what may be personal: the middle of every longer number. */
function masked(digits: string): string {
  return `${digits.slice(0, 2)}${'*'.repeat(digits.length - 4)}${digits.slice(-2)}`;
}

function wholeSecond(at: Instant): Instant {
  return instant(Math.floor(msOf(at) / 1_000) * 1_000);
}

function failure(status: number, errorCode: string): Answer {
  return json(status, { httpCode: status, errorCode });
}

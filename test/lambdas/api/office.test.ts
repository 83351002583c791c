import { operations as newsOperations } from '../../../lambdas/api/news';
import { operations } from '../../../lambdas/api/office';
import type { NewsFiles } from '../../../lambdas/gateways/news-files';
import { hashToken } from '../../../lambdas/runtime/secret-token';
import { serve } from '../../../lambdas/runtime/serve';
import { writeSessionToken } from '../../../lambdas/runtime/session-token';
import { openAgents } from '../../../lambdas/stores/agents';
import { openAnnouncements } from '../../../lambdas/stores/announcements';
import { openAudit } from '../../../lambdas/stores/audit';
import { openBankAccounts } from '../../../lambdas/stores/bank-accounts';
import type { Database } from '../../../lambdas/stores/database';
import { openFeeds } from '../../../lambdas/stores/feeds';
import { openHolidays } from '../../../lambdas/stores/holidays';
import { openInstitutions } from '../../../lambdas/stores/institutions';
import { openLimits } from '../../../lambdas/stores/limits';
import { openNewsReads } from '../../../lambdas/stores/news-reads';
import { openSessions } from '../../../lambdas/stores/sessions';
import { openStaffSessions } from '../../../lambdas/stores/staff-sessions';
import { api } from '../../../shared/api';
import { type Day, later } from '../../../shared/domain/instant';
import { kurus } from '../../../shared/domain/kurus';
import { defaultLimits } from '../../../shared/domain/limits';
import { aBankAccount, agentNumber, aSession, aShop, monday } from '../../support/builders';
import { freshDatabase } from '../../support/fresh-database';
import { checkAnswer, invoke, type Sending } from '../../support/portal';
import { anInstitution } from '../../support/receipts';
import { staffCalls } from '../../support/staff-calls';

/** Keeps announcements' files and gives them back. */
function keptFiles(): NewsFiles {
  const contents = new Map<string, Uint8Array>();
  return {
    put: async ({ id }, content) => void contents.set(id, content),
    get: async ({ id }) => {
      const content = contents.get(id);
      if (content === undefined) throw new Error(`no file ${id}`);
      return content;
    },
  };
}

/** Signs a user of an agent in, to read the news. */
async function userCalls(database: Database, handler: unknown, role: 'owner' | 'cashier') {
  const session = aSession({ id: hashToken(role), user: `${role}00001`, role, startedAt: monday, seenAt: monday });
  await openSessions(database).start(session);
  const cookies = new Map([['__Host-session', writeSessionToken(session.agent, session.user, role)]]);
  return async (name: keyof typeof api.news.operations, sending: Sending = {}) =>
    checkAnswer(api.news.operations[name], await invoke(handler, api.news.operations[name], sending, cookies));
}

async function openOffice() {
  const database = await freshDatabase();
  const stores = {
    bankAccounts: openBankAccounts(database),
    feeds: openFeeds(database),
    institutions: openInstitutions(database),
    holidays: openHolidays(database),
    limits: openLimits(database),
    agents: openAgents(database),
    audit: openAudit(database),
    announcements: openAnnouncements(database),
  };
  const files = keptFiles();
  const dependencies = { files, ...stores, staffSessions: openStaffSessions(database), now: () => monday };
  const handler = serve(api.office, operations, dependencies);
  const finance = await staffCalls(database, { group: api.office, handler, now: monday }, 'finance');
  const support = await staffCalls(database, { group: api.office, handler, now: monday }, 'support');
  const news = serve(api.news, newsOperations, {
    sessions: openSessions(database),
    announcements: stores.announcements,
    reads: openNewsReads(database),
    files,
    now: () => monday,
  });
  return { ...stores, finance, support, reader: (role: 'owner' | 'cashier') => userCalls(database, news, role) };
}

const feed = { id: 'service', kind: 'activity-service' as const, url: 'http://127.0.0.1:4000', secret: 'ziraat-1' };
const { id, currency, feeds: _, cutOvers: __, ...fields } = aBankAccount();

describe('bank accounts', () => {
  test('an account is added, changed and keeps its feed, and its history tells who did what', async () => {
    const { finance, bankAccounts } = await openOffice();
    expect(await finance('saveAccount', { params: { id }, body: { ...fields, version: 0 } })).toMatchObject({
      status: 200,
      body: { id, version: 1 },
    });
    const [added] = await bankAccounts.list();
    await bankAccounts.change(aBankAccount({ feeds: [feed] }), added?.version ?? 0, []);
    const moved = { ...fields, branch: 'Ulus', isShown: false, version: 2 };
    expect(await finance('saveAccount', { params: { id }, body: moved })).toMatchObject({ status: 200 });
    expect(await bankAccounts.list()).toEqual([
      { ...aBankAccount({ branch: 'Ulus', isShown: false, feeds: [feed] }), version: 3 },
    ]);
    const { body } = await finance('history', { query: { subject: `account:${id}` } });
    expect(body.entries).toMatchObject([
      {
        action: 'account.changed',
        by: { name: 'Deniz Kurgu' },
        details: { branch: '→ Ulus', isShown: 'true → false' },
      },
      { details: { bank: '→ Ziraat Bankası' } },
    ]);
    const listed = await finance('accounts');
    expect(listed.body.accounts).toMatchObject([{ feeds: [{ id: 'service', kind: 'activity-service' }] }]);
    expect(JSON.stringify(listed)).not.toContain('127.0.0.1');
  });

  test('crediting goes over to a feed that ran along, from a moment on, and the trail tells who decided so', async () => {
    const { finance, support, bankAccounts, feeds } = await openOffice();
    await bankAccounts.save(aBankAccount({ feeds: [feed, { ...feed, id: 'second' }] }));
    const from = later(monday, 3_600_000);
    const set = (caller: typeof finance, version: number, fields = {}) =>
      caller('setCutOver', { params: { id }, body: { feed: 'second', from, version, ...fields } });
    expect(await set(support, 0)).toMatchObject({ status: 403 });
    expect(await set(finance, 0)).toMatchObject({ status: 409, body: { code: 'feed-not-ready' } });
    const position = { readTo: monday, deepReadAt: monday, since: monday };
    for (const name of ['service', 'second']) await feeds.advance(id, name, position);
    const tooEarly = { from: later(monday, -7 * 3_600_000) };
    expect(await set(finance, 0, tooEarly)).toMatchObject({ status: 422, body: { code: 'cut-over-not-possible' } });
    expect(await set(finance, 7)).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } });
    expect(await set(finance, 0)).toMatchObject({ status: 200, body: { version: 1 } });
    expect(await bankAccounts.list()).toMatchObject([{ cutOvers: [{ feed: 'second', from, setAt: monday }] }]);
    const { body } = await finance('history', { query: { subject: `account:${id}` } });
    expect(body.entries).toMatchObject([{ action: 'account.changed', details: { feed: 'second', from } }]);
  });

  test('who saw an older account does not overwrite the newer', async () => {
    const { finance, bankAccounts } = await openOffice();
    await finance('saveAccount', { params: { id }, body: { ...fields, version: 0 } });
    const late = { ...fields, holder: 'BAŞKA A.Ş.', version: 0 };
    expect(await finance('saveAccount', { params: { id }, body: late })).toMatchObject({
      status: 409,
      body: { code: 'changed-meanwhile' },
    });
    expect(await bankAccounts.list()).toMatchObject([{ holder: fields.holder }]);
  });

  test('an IBAN with a wrong digit, or of another account, is refused', async () => {
    const { finance, bankAccounts } = await openOffice();
    await finance('saveAccount', { params: { id }, body: { ...fields, version: 0 } });
    const iban = fields.iban.replace('TR69', 'TR68');
    const wrong = await finance('saveAccount', { params: { id: 'other-1' }, body: { ...fields, iban, version: 0 } });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'wrong-iban' } });
    const taken = await finance('saveAccount', { params: { id: 'other-1' }, body: { ...fields, version: 0 } });
    expect(taken).toMatchObject({ status: 409, body: { code: 'iban-taken' } });
    expect(await bankAccounts.list()).toHaveLength(1);
  });
});

describe('institutions', () => {
  const kentSu = anInstitution({ id: 'kent-su', name: 'Kent Su' });

  test('one is added and changed term by term, and its history tells which', async () => {
    const { finance, institutions } = await openOffice();
    expect(await finance('saveInstitution', { body: { institution: kentSu, version: 0 } })).toMatchObject({
      status: 200,
      body: { version: 1 },
    });
    const fees = [...kentSu.fees, { from: '2027-01-01' as Day, amount: kurus(475) }];
    const changed = { ...kentSu, fees, openHours: { from: '06:00', to: '23:00' } };
    await finance('saveInstitution', { body: { institution: changed, version: 1 } });
    expect(await institutions.listVersioned()).toEqual([{ institution: changed, version: 2 }]);
    const { body } = await finance('history', { query: { subject: 'institution:kent-su' } });
    expect(body.entries).toMatchObject([
      { action: 'institution.changed', details: { 'fee 2027-01-01': '→ 4,75', openHours: 'always → 06:00–23:00' } },
      { details: { name: '→ Kent Su' } },
    ]);
    const [{ details } = { details: {} }] = body.entries as { details: object }[];
    expect(Object.keys(details)).toHaveLength(2);
  });

  test('who saw an older one does not overwrite the newer, and a fee on electricity is refused', async () => {
    const { finance, institutions } = await openOffice();
    await finance('saveInstitution', { body: { institution: kentSu, version: 0 } });
    const late = { ...kentSu, name: 'Kent Suyu' };
    expect(await finance('saveInstitution', { body: { institution: late, version: 0 } })).toMatchObject({
      status: 409,
      body: { code: 'changed-meanwhile' },
    });
    const charged = { ...kentSu, category: 'electricity', fees: [{ from: '2026-01-01', amount: 100 }] };
    expect(await finance('saveInstitution', { body: { institution: charged, version: 1 } })).toMatchObject({
      status: 400,
    });
    expect(await institutions.list()).toEqual([kentSu]);
  });

  test('customer services put up a notice of an outage and take it down, and change nothing else', async () => {
    const { support, institutions } = await openOffice();
    await institutions.save(kentSu);
    const params = { id: 'kent-su' };
    const notice = { text: 'Bakım: 23.00’e kadar sorgulanamaz.', until: later(monday, 3_600_000) };
    expect(await support('saveInstitution', { body: { institution: kentSu, version: 0 } })).toMatchObject({
      status: 403,
    });
    expect(await support('setNotice', { params, body: { notice, version: 0 } })).toMatchObject({ status: 200 });
    expect(await institutions.list()).toEqual([{ ...kentSu, notice }]);
    const seen = await support('institutions');
    expect(seen.body.institutions).toMatchObject([{ institution: { notice }, version: 1 }]);
    expect(await support('setNotice', { params, body: { version: 1 } })).toMatchObject({ status: 200 });
    expect(await institutions.list()).toEqual([kentSu]);
    const missing = await support('setNotice', { params: { id: 'yok' }, body: { version: 0 } });
    expect(missing).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });
});

test('a holiday is made, shortened and dropped, each told in its history', async () => {
  const { finance, support, holidays } = await openOffice();
  const day = '2026-12-31' as Day;
  await finance('saveHoliday', { params: { day }, body: { extent: 'full', name: 'Yılbaşı arifesi' } });
  await finance('saveHoliday', { params: { day }, body: { extent: 'half', name: 'Yılbaşı arifesi' } });
  expect((await support('holidays', { query: { year: '2026' } })).body).toEqual({
    holidays: [{ day, extent: 'half', name: 'Yılbaşı arifesi' }],
  });
  await finance('dropHoliday', { params: { day } });
  await finance('dropHoliday', { params: { day } });
  expect(await holidays.between(day, day)).toEqual([]);
  const { body } = await finance('history', { query: { subject: `holiday:${day}` } });
  expect((body.entries as { details: unknown }[]).map(({ details }) => details)).toEqual([
    { day: `${day} →`, extent: 'half →', name: 'Yılbaşı arifesi →' },
    { extent: 'full → half' },
    { day: `→ ${day}`, extent: '→ full', name: '→ Yılbaşı arifesi' },
  ]);
});

test('limits change once for what was seen', async () => {
  const { finance, limits } = await openOffice();
  const lower = { ...defaultLimits, secondPersonAbove: kurus(500_000) };
  expect(await finance('saveLimits', { body: { ...lower, version: 0 } })).toMatchObject({ body: { version: 1 } });
  expect(await finance('saveLimits', { body: { ...lower, idCopyDays: 60, version: 0 } })).toMatchObject({
    status: 409,
    body: { code: 'changed-meanwhile' },
  });
  expect(await limits.current()).toEqual({ ...lower, version: 1 });
  const { body } = await finance('history', { query: { subject: 'limits' } });
  expect(body.entries).toMatchObject([{ details: { secondPersonAbove: '1000000 → 500000' } }]);
});

test('who moves money cannot raise what one person may move', async () => {
  const { finance, limits } = await openOffice();
  const higher = { ...defaultLimits, secondPersonAbove: kurus(9_000_000), version: 0 };
  expect(await finance('saveLimits', { body: higher })).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  expect((await limits.current()).secondPersonAbove).toBe(defaultLimits.secondPersonAbove);
});

test("an agent's own daily limit is set and lifted, with the reason", async () => {
  const { finance, agents } = await openOffice();
  const { agent, owner } = aShop(1);
  await agents.add(agent, owner, 'hash');
  const params = { number: agent.number };
  await finance('setDailyLimit', { params, body: { dailyLimit: 5_000_000, reason: 'Yeni temsilci' } });
  expect((await agents.find(agent.number))?.dailyLimit).toBe(5_000_000);
  await finance('setDailyLimit', { params, body: { reason: 'Altı ay geçti' } });
  expect((await agents.find(agent.number))?.dailyLimit).toBeUndefined();
  const { body } = await finance('history', { query: { subject: `agent:${agent.number}` } });
  expect(body.entries).toMatchObject([
    { details: { reason: 'Altı ay geçti', dailyLimit: '5000000 →' } },
    { details: { reason: 'Yeni temsilci', dailyLimit: '→ 5000000' } },
  ]);
  const nobody = { number: agentNumber(99) };
  expect(await finance('setDailyLimit', { params: nobody, body: { reason: 'Yok' } })).toMatchObject({ status: 404 });
});

describe('announcements', () => {
  const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
  const written = {
    title: 'Yılbaşı çalışma saatleri',
    text: '31 Aralık günü bankalar 12:00’ye kadar açıktır.',
    audience: 'everyone',
    from: monday,
    isPinned: false,
    files: [],
    version: 0,
  };

  test('one is written, read by agents, and then counts as read by whoever opened it', async () => {
    const { support, reader } = await openOffice();
    expect(await support('saveAnnouncement', { params: { id }, body: written })).toMatchObject({
      body: { version: 1 },
    });
    const [owner, cashier] = [await reader('owner'), await reader('cashier')];
    expect((await owner('list')).body.news).toMatchObject([{ id, title: written.title, isUnread: true }]);
    expect((await owner('open', { params: { id } })).body).toMatchObject({ text: written.text });
    expect((await owner('list')).body.news).toMatchObject([{ id, isUnread: false }]);
    expect((await cashier('list')).body.news).toMatchObject([{ id, isUnread: true }]);
  });

  test('one that is over, to come or for owners is not shown to others, nor its file', async () => {
    const { support, reader } = await openOffice();
    const content = Buffer.from('%PDF-1.7 form').toString('base64');
    const { body: file } = await support('uploadFile', { body: { announcement: id, name: 'form.pdf', content } });
    const ids = ['1', '2', '3'].map((digit) => id.replace(/.$/, digit));
    const variants = [
      { ...written, audience: 'owners', files: [file] },
      { ...written, from: later(monday, 1) },
      { ...written, from: later(monday, -2), until: monday },
    ];
    for (const [index, body] of variants.entries()) {
      expect(await support('saveAnnouncement', { params: { id: ids[index] ?? '' }, body })).toMatchObject({
        status: 200,
      });
    }
    const [owner, cashier] = [await reader('owner'), await reader('cashier')];
    expect((await owner('list')).body.news).toMatchObject([{ id: ids[0], fileCount: 1 }]);
    expect((await cashier('list')).body.news).toEqual([]);
    for (const hidden of ids) {
      expect(await cashier('open', { params: { id: hidden } })).toMatchObject({ status: 404 });
    }
    const params = { id: ids[0] ?? '', file: String(file.id) };
    expect((await owner('file', { params })).body).toEqual({
      fileName: 'form.pdf',
      mediaType: 'application/pdf',
      content,
    });
    expect(await cashier('file', { params })).toMatchObject({ status: 404 });
    expect(await owner('file', { params: { ...params, file: params.file.replace(/^./, '7') } })).toMatchObject({
      status: 404,
    });
  });

  test('moving its beginning moves it in the list; a late change of an older version is refused', async () => {
    const { support } = await openOffice();
    await support('saveAnnouncement', { params: { id }, body: written });
    const moved = { ...written, from: later(monday, -86_400_000), version: 1 };
    expect(await support('saveAnnouncement', { params: { id }, body: moved })).toMatchObject({ body: { version: 2 } });
    expect((await support('announcements')).body.announcements).toMatchObject([{ id, from: moved.from }]);
    expect(await support('saveAnnouncement', { params: { id }, body: written })).toMatchObject({
      status: 409,
      body: { code: 'changed-meanwhile' },
    });
    expect((await support('announcement', { params: { id } })).body).toMatchObject({ from: moved.from, version: 2 });
  });

  test('hands out forms by their names, and every word, file and form of it stands in the audit trail', async () => {
    const { support, finance, reader } = await openOffice();
    const content = Buffer.from('%PDF-1.7 form').toString('base64');
    const { body: file } = await support('uploadFile', { body: { announcement: id, name: 'tarife.pdf', content } });
    const body = { ...written, text: 'a'.repeat(600), files: [file], forms: ['user-change', 'bill-cancellation'] };
    expect(await support('saveAnnouncement', { params: { id }, body })).toMatchObject({ status: 200 });
    const owner = await reader('owner');
    expect((await owner('open', { params: { id } })).body).toMatchObject({ forms: body.forms });
    expect((await owner('list')).body.news).toMatchObject([{ fileCount: 3 }]);
    const shorter = { ...body, text: 'b', forms: [], version: 1 };
    expect(await support('saveAnnouncement', { params: { id }, body: shorter })).toMatchObject({ status: 200 });
    const wrong = { ...shorter, forms: ['tapu'], version: 2 };
    expect(await support('saveAnnouncement', { params: { id }, body: wrong })).toMatchObject({ status: 400 });
    const told = await finance('history', { query: { subject: `announcement:${id}` } });
    expect(told.body.entries).toMatchObject([
      {
        action: 'announcement.written',
        details: {
          text: `${'a'.repeat(490)} → b`,
          'text.2': `${'a'.repeat(110)} →`,
          forms: 'user-change, bill-cancellation →',
        },
      },
      { action: 'announcement.written', details: { files: '→ tarife.pdf', forms: '→ user-change, bill-cancellation' } },
      { action: 'announcement.file-uploaded', by: { name: 'Selin Kurgu' }, details: { name: 'tarife.pdf' } },
    ]);
  });

  test('one that would never be seen, and a file that is no document, are refused', async () => {
    const { support } = await openOffice();
    const never = { ...written, until: monday };
    expect(await support('saveAnnouncement', { params: { id }, body: never })).toMatchObject({
      status: 422,
      body: { code: 'never-visible' },
    });
    const script = Buffer.from('<script>').toString('base64');
    expect(
      await support('uploadFile', { body: { announcement: id, name: 'form.pdf', content: script } }),
    ).toMatchObject({
      body: { code: 'file-not-accepted', details: { reason: 'type' } },
    });
  });
});

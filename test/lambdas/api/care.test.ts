import { operations } from '../../../lambdas/api/care';
import { serve } from '../../../lambdas/runtime/serve';
import { openAgentSearch } from '../../../lambdas/stores/agent-search';
import { openAudit } from '../../../lambdas/stores/audit';
import { openDevices } from '../../../lambdas/stores/devices';
import { openPasswords } from '../../../lambdas/stores/passwords';
import { openSecurityWords } from '../../../lambdas/stores/security-words';
import { openSessions } from '../../../lambdas/stores/sessions';
import { openStaffSessions } from '../../../lambdas/stores/staff-sessions';
import { openThrottles } from '../../../lambdas/stores/throttles';
import { openTransfers } from '../../../lambdas/stores/transfers';
import { api } from '../../../shared/api';
import { maskPhone, plainPhone } from '../../../shared/domain/phone';
import type { StaffRole } from '../../../shared/domain/staff';
import { anEntryDraft, type aShop, aTransfer } from '../../support/builders';
import { CHEAP, openPortal, PASSWORD, type Portal } from '../../support/portal';
import { isSignedIn, newestSecret, refusal, signIn } from '../../support/signing-in';
import { staffCalls } from '../../support/staff-calls';

let portal: Portal;
let shop: ReturnType<typeof aShop>;
let support: Awaited<ReturnType<typeof calls>>;

function calls(role: StaffRole) {
  const { database, clock, agents, ledger, sms } = portal;
  const handler = serve(api.care, operations, {
    staffSessions: openStaffSessions(database),
    agents,
    search: openAgentSearch(database),
    ledger,
    securityWords: openSecurityWords(database),
    passwords: openPasswords(database),
    userSessions: openSessions(database),
    devices: openDevices(database),
    throttles: openThrottles(database),
    audit: openAudit(database),
    sms,
    cost: CHEAP,
    mintUserId: () => 'newowner00001',
    now: clock.now,
  });
  return staffCalls(database, { group: api.care, handler, now: clock.now() }, role);
}

beforeEach(async () => {
  portal = await openPortal();
  shop = await portal.addShop(1);
  support = await calls('support');
});

const here = () => ({ number: shop.agent.number });
const user = () => ({ ...here(), user: shop.owner.id });

async function setWord(word = 'Mavi Şemsiye') {
  const browser = await signIn(portal, shop.owner.phone);
  expect(await browser.call('setSecurityWord', { body: { password: PASSWORD, word } })).toMatchObject({ status: 200 });
  return browser;
}

async function trail(): Promise<[string, Record<string, string>][]> {
  const { entries } = await openAudit(portal.database).ofSubject(`agent:${shop.agent.number}`, undefined, 20);
  return entries.map(({ action, details }) => [action, details]);
}

test('the card tells who is signed in, since when, and on how many known devices', async () => {
  const users = async () => (await support('agent', { params: here() })).body.users as Record<string, unknown>[];
  expect(await users()).toMatchObject([{ sessions: [], devices: [] }]);
  const startedAt = portal.clock.now();
  await signIn(portal, shop.owner.phone);
  portal.clock.step(60_000);
  const card = await users();
  expect(card).toMatchObject([{ sessions: [{ startedAt, seenAt: startedAt }] }]);
  await openDevices(portal.database).remember(shop.agent.number, shop.owner.id, 'a'.repeat(64), portal.clock.now());
  expect((await users())[0]?.devices).toContain(portal.clock.now());
  portal.clock.step(3 * 3_600_000);
  support = await calls('support');
  expect(await users()).toMatchObject([{ sessions: [] }]);
});

test('an agent is found by number, code, phone and the beginning of a name', async () => {
  const { agent, owner } = shop;
  for (const text of [agent.number, agent.number.slice(-4), plainPhone(owner.phone), 'örn', 'AYSE']) {
    const { body } = await support('find', { query: { text } });
    expect(body).toMatchObject({ agents: [{ number: agent.number, title: agent.title }] });
  }
  expect((await support('find', { query: { text: 'nobody' } })).body).toEqual({ agents: [] });
});

test('the card shows the users without their phones, and the balance', async () => {
  const cause = openTransfers(portal.database).creditWrite(aTransfer());
  await portal.ledger.append(shop.agent.number, () => [{ entry: anEntryDraft(12_345), cause }], portal.clock.now);
  const { body } = await support('agent', { params: here() });
  expect(body).toMatchObject({
    agent: { number: shop.agent.number, state: 'active' },
    users: [{ name: shop.owner.name, role: 'owner', maskedPhone: maskPhone(shop.owner.phone) }],
    balance: 12_345,
    hasSecurityWord: false,
  });
  expect(JSON.stringify(body)).not.toContain(shop.owner.phone);
  expect(await support('agent', { params: { number: '99999999' } })).toEqual(refusal('not-found'));
});

test('a caller proves themselves by the word, however it is written, and the word is kept as a hash', async () => {
  await setWord();
  const check = (word: string) => support('checkWord', { params: here(), body: { word } });
  expect((await check('mavi semsiye')).body).toEqual({ isRight: true });
  expect((await check('MAVİ ŞEMSİYE!')).body).toEqual({ isRight: true });
  expect((await check('yeşil şemsiye')).body).toEqual({ isRight: false });
  const kept = await openSecurityWords(portal.database).find(shop.agent.number);
  expect(kept?.hash).toMatch(/^scrypt\$/);
  expect(await trail()).toEqual([
    ['agent.word-checked', { outcome: 'wrong' }],
    ['agent.word-checked', { outcome: 'right' }],
    ['agent.word-checked', { outcome: 'right' }],
    ['agent.word-set', {}],
  ]);
});

test('guessing the word ends soon, also for who knows it', async () => {
  await setWord();
  const check = (word: string) => support('checkWord', { params: here(), body: { word } });
  for (let tries = 0; tries < 8; tries += 1) await check(`tahmin ${tries}`);
  expect(await check('mavi şemsiye')).toEqual(refusal('too-many-attempts', { retryAfterSeconds: expect.any(Number) }));
});

test('after the right word the one-time password goes to the registered phone, and staff never see it', async () => {
  await setWord();
  const sent = portal.sms.sent.length;
  const send = (body: object) => support('sendOneTime', { params: user(), body });
  expect(await send({ word: 'yanlış sözcük' })).toEqual(refusal('wrong-security-word'));
  expect(await send({ confirmedBy: 'adını ve adresini söyledi' })).toEqual(refusal('wrong-security-word'));
  expect(portal.sms.sent).toHaveLength(sent);
  const answer = await send({ word: 'mavi şemsiye' });
  expect(answer).toEqual({ status: 200, body: {} });
  const password = newestSecret(portal, shop.owner.phone);
  const first = await portal.openBrowser().call('signIn', { body: { phone: shop.owner.phone, password } });
  expect(first.body).toMatchObject({ next: 'new-password' });
  const told = JSON.stringify(await trail());
  expect(told).toContain('"confirmedBy":"word"');
  expect(told).not.toContain(password);
});

test('without a word staff write down by what they knew the caller', async () => {
  const send = (body: object) => support('sendOneTime', { params: user(), body });
  expect(await send({})).toEqual(refusal('caller-not-confirmed'));
  expect(await send({ word: 'uydurma' })).toEqual(refusal('caller-not-confirmed'));
  expect(portal.sms.sent).toHaveLength(0);
  expect(await send({ confirmedBy: 'Adres ve son yükleme tutarı' })).toMatchObject({ status: 200 });
  expect(portal.sms.sent).toHaveLength(1);
  expect(await trail()).toEqual([
    [
      'agent.one-time-sent',
      {
        user: shop.owner.name,
        phone: maskPhone(shop.owner.phone),
        confirmedBy: 'Adres ve son yükleme tutarı',
      },
    ],
  ]);
  await send({ confirmedBy: 'yine' });
  await send({ confirmedBy: 'yine' });
  expect(await send({ confirmedBy: 'yine' })).toEqual(
    refusal('too-many-attempts', { retryAfterSeconds: expect.any(Number) }),
  );
});

test('a frozen agent is out within one request, and back when the freeze is lifted', async () => {
  const browser = await signIn(portal, shop.owner.phone, { rememberDevice: true });
  expect(await isSignedIn(browser)).toBe(true);
  expect(await browser.call('balance')).toMatchObject({ status: 200 });
  const freeze = { params: here(), body: { reason: 'Telefonu çalındı' } };
  expect(await support('freeze', freeze)).toMatchObject({ status: 200 });
  expect(await browser.call('balance')).toEqual(refusal('not-signed-in'));
  expect(await support('freeze', freeze)).toMatchObject({ status: 200 });
  const signInAgain = () => browser.call('signIn', { body: { phone: shop.owner.phone, password: PASSWORD } });
  expect(await signInAgain()).toEqual(refusal('agent-not-active'));
  expect(await support('sendOneTime', { params: user(), body: { confirmedBy: 'Adresi' } })).toEqual(
    refusal('agent-not-active'),
  );
  expect(await support('unfreeze', { params: here(), body: { reason: 'Bulundu' } })).toMatchObject({ status: 200 });
  expect(await signInAgain()).toMatchObject({ status: 200, body: { next: 'home' } });
  expect(await trail()).toEqual([
    ['agent.unfrozen', { reason: 'Bulundu' }],
    ['agent.frozen', { reason: 'Telefonu çalındı' }],
  ]);
});

test('a sign-in that crosses a freeze leaves no session', async () => {
  const browser = portal.openBrowser();
  const first = await browser.call('signIn', { body: { phone: shop.owner.phone, password: PASSWORD } });
  const code = newestSecret(portal, shop.owner.phone);
  const [entered] = await Promise.all([
    browser.call('enterCode', { body: { challenge: first.body.challenge, code } }),
    support('freeze', { params: here(), body: { reason: 'Şüpheli' } }),
  ]);
  expect([200, 403]).toContain(entered.status);
  expect(await browser.call('balance')).toEqual(refusal('not-signed-in'));
});

test('a closed agent is neither frozen nor reopened', async () => {
  await portal.agents.setState(shop.agent, 'closed');
  const body = { reason: 'deneme' };
  expect(await support('freeze', { params: here(), body })).toEqual(refusal('agent-not-active'));
  expect(await support('unfreeze', { params: here(), body })).toEqual(refusal('agent-not-active'));
});

test('accounting looks and does nothing', async () => {
  const finance = await calls('finance');
  expect(await finance('agent', { params: here() })).toMatchObject({ status: 200 });
  expect(await finance('freeze', { params: here(), body: { reason: 'deneme' } })).toEqual(refusal('not-allowed'));
  expect(await finance('sendOneTime', { params: user(), body: {} })).toEqual(refusal('not-allowed'));
});

test('only the owner sets the word, by the password, and it must not be guessed at once', async () => {
  const browser = await setWord();
  const set = (password: string, word: string) => browser.call('setSecurityWord', { body: { password, word } });
  expect(await set('yanlis-sifre', 'kırmızı')).toEqual(refusal('wrong-credentials'));
  expect(await set(PASSWORD, 'a-b')).toEqual(refusal('invalid-request', { field: 'word' }));
  expect((await browser.call('securityWord')).body).toEqual({ isSet: true, setAt: portal.clock.now() });
  const told = (await openAudit(portal.database).ofSubject(`agent:${here().number}`, undefined, 20)).entries;
  const set1 = told.filter(({ action }) => action === 'agent.word-set');
  expect(set1.length).toBeGreaterThan(0);
  expect(set1.at(-1)).toMatchObject({ by: { name: expect.any(String) } });
  expect(JSON.stringify(set1)).not.toContain('Şemsiye');
});

describe('a new agent', () => {
  const newcomer = {
    number: '64209911',
    title: 'Yeni Büfe',
    district: 'Çankaya',
    city: 'Ankara',
    address: 'Deneme Caddesi 3',
    email: 'yeni@bufe.example',
    owner: 'Can Örnek',
    phone: '0544 321 00 99',
  };

  test('is added with its owner, who signs in with the one-time password of the SMS', async () => {
    expect(await support('add', { body: newcomer })).toMatchObject({ status: 200, body: { state: 'active' } });
    expect(await support('agent', { params: { number: newcomer.number } })).toMatchObject({
      body: { users: [{ name: 'Can Örnek', role: 'owner' }], balance: 0 },
    });
    expect(await support('find', { query: { text: 'yeni b' } })).toMatchObject({
      body: { agents: [{ number: newcomer.number }] },
    });
    const phone = '+905443210099';
    const browser = portal.openBrowser();
    const step = await browser.call('signIn', { body: { phone, password: newestSecret(portal, phone) } });
    expect(step).toMatchObject({ status: 200 });
    const { entries } = await openAudit(portal.database).ofSubject(`agent:${newcomer.number}`, undefined, 5);
    expect(entries).toMatchObject([{ action: 'agent.added', details: { phone: '0544 *** ** 99' } }]);
  });

  test('takes nobody’s number, code or phone; a second try adds nothing', async () => {
    await support('add', { body: newcomer });
    const again = await support('add', { body: newcomer });
    expect(again).toEqual(refusal('number-taken'));
    const sameCode = { ...newcomer, number: '11119911', phone: '0544 321 00 98' };
    expect(await support('add', { body: sameCode })).toEqual(refusal('number-taken'));
    const samePhone = { ...newcomer, number: '11110000', phone: shop.owner.phone };
    expect(await support('add', { body: samePhone })).toEqual(refusal('phone-taken'));
    const wrongTax = { ...newcomer, number: '11110000', taxNumber: '1234567891' };
    expect(await support('add', { body: wrongTax })).toEqual(refusal('wrong-tax-number'));
    expect(portal.sms.sent.filter(({ to }) => to === '+905443210099')).toHaveLength(1);
  });
});

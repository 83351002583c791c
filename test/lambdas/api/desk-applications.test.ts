import { openTransfers } from '../../../lambdas/stores/transfers';
import { dayOf, later, startOf } from '../../../shared/domain/instant';
import { startPayment } from '../../../shared/domain/payment';
import { formatPhone, plainPhone } from '../../../shared/domain/phone';
import { matchTransfer } from '../../../shared/domain/transfer-match';
import { agentNumber, anEntryDraft, aTransfer, phoneNumber } from '../../support/builders';
import { type Desk, openDesk } from '../../support/case-desk';
import { aQuote } from '../../support/payments';
import { PASSWORD } from '../../support/portal';
import { isSignedIn, newestSecret, refusal, signIn } from '../../support/signing-in';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.database.client.destroy());

let shops = 0;

/** A shop nobody else has, with its owner's browser signed in. */
async function openShop() {
  shops += 1;
  const { agent, owner } = await desk.addShop(shops);
  return { agent: agent.number, owner, browser: await signIn(desk, owner.phone) };
}

/** A valid TCKN of nobody: its last two digits check the others. */
const TCKN = '10000000146';
const someone = (phone: string, fields = {}) => ({
  change: 'add',
  userName: 'Yeni Kişi',
  role: 'cashier',
  tckn: TCKN,
  phone,
  ...fields,
});

describe('an information change', () => {
  test('becomes the agent’s data, in one step with the case and the audit trail, and is mailed', async () => {
    const { agent } = await openShop();
    const number = await desk.put({ agent, agentBy: 'form-code' });
    const values = { title: 'Yeni Örnek', email: 'Yeni@Example.com', taxOffice: 'Çankaya', city: 'Ankara' };
    const { body } = await desk.apply(number, values);
    expect(body.case).toMatchObject({ state: 'applied', decidedBy: { id: 'selin00001' } });
    expect(await desk.agents.find(agent)).toMatchObject({
      title: 'Yeni Örnek',
      email: 'yeni@example.com',
      taxOffice: 'Çankaya',
    });
    expect(await desk.told(`agent:${agent}`)).toMatchObject([
      {
        action: 'agent.changed',
        by: { name: 'Selin Kurgu' },
        details: { title: 'Yeni Örnek', 'title.before': 'Örnek İletişim', case: number },
      },
    ]);
    expect((await desk.told(`agent:${agent}`))[0]?.details).not.toHaveProperty('city');
    expect((await desk.told(`case:${number}`))[0]).toMatchObject({ action: 'case.applied' });
    expect(desk.mails.at(-1)).toMatchObject({ subject: `[${number}] Evrakınız sonuçlandı` });
  });

  test('that changes nothing is refused, and so is one decided on what somebody changed meanwhile', async () => {
    const { agent } = await openShop();
    const number = await desk.put({ agent, agentBy: 'form-code' });
    expect(await desk.apply(number, { title: 'Örnek İletişim' })).toEqual(refusal('nothing-changes'));
  });

  test('moves the sign-in phone: both numbers are told, sessions end, and only the new one signs in', async () => {
    const { agent, owner, browser } = await openShop();
    const phone = phoneNumber(500 + shops);
    const number = await desk.put({ agent, agentBy: 'form-code' });
    const values = { oldPhone: formatPhone(owner.phone), newPhone: formatPhone(phone) };
    expect(await desk.apply(number, values)).toMatchObject({ status: 200 });
    expect(await isSignedIn(browser)).toBe(false);
    const told = desk.sms.sent.filter(({ text }) => text.includes('giris telefonunuz')).map(({ to }) => to);
    expect(told).toEqual([owner.phone, phone]);
    await signIn(desk, phone);
    const old = await desk.openBrowser().call('signIn', { body: { phone: owner.phone, password: PASSWORD } });
    expect(old).toEqual(refusal('wrong-credentials'));
  });

  test('cannot take a phone that is somebody’s', async () => {
    const [{ agent, owner, browser }, other] = [await openShop(), await openShop()];
    const number = await desk.put({ agent, agentBy: 'form-code' });
    const values = { title: 'Yine Yeni', oldPhone: owner.phone, newPhone: other.owner.phone };
    expect(await desk.apply(number, values)).toEqual(refusal('phone-taken'));
    expect(await isSignedIn(browser)).toBe(true);
    expect(await desk.agents.find(agent)).toMatchObject({ title: 'Örnek İletişim' });
    expect(await desk.cases.find(number)).toMatchObject({ state: 'in-review' });
  });
});

describe('a user change', () => {
  test('invites somebody by SMS; removed again, they are out within one request and their phone is free', async () => {
    const { agent } = await openShop();
    const phone = phoneNumber(600 + shops);
    const added = await desk.put({ agent, agentBy: 'email', kind: 'user-change' });
    expect(await desk.apply(added, someone(phone), true)).toMatchObject({ status: 200 });
    const browser = desk.openBrowser();
    const password = newestSecret(desk, phone);
    const { body } = await browser.call('signIn', { body: { phone, password } });
    expect(body).toMatchObject({ next: 'new-password' });
    const chosen = { challenge: body.challenge, password: 'yeni-sifrem-9', rememberDevice: false };
    expect(await browser.call('setPassword', { body: chosen })).toMatchObject({ body: { next: 'home' } });
    expect(await isSignedIn(browser)).toBe(true);

    const removed = await desk.put({ agent, agentBy: 'email', kind: 'user-change' });
    const values = { change: 'remove', userName: 'Yeni Kişi', phone };
    expect(await desk.apply(removed, values)).toMatchObject({ status: 200 });
    expect(await browser.call('balance')).toEqual(refusal('not-signed-in'));
    expect(await desk.agents.registrations([phone])).toEqual([]);
    expect((await desk.told(`agent:${agent}`)).map(({ action }) => action)).toEqual(['user.removed', 'user.added']);
    expect(JSON.stringify(await desk.told(`agent:${agent}`))).not.toContain(TCKN);
  });

  test('needs the ID copy to have been seen, and a phone that is nobody’s', async () => {
    const { agent, owner } = await openShop();
    const number = await desk.put({ agent, agentBy: 'email', kind: 'user-change' });
    expect(await desk.apply(number, someone(phoneNumber(700)))).toEqual(refusal('id-copy-not-seen'));
    expect(await desk.apply(number, someone(owner.phone), true)).toEqual(refusal('phone-taken'));
  });

  test('never takes the last owner, nor somebody who is not there', async () => {
    const { agent, owner } = await openShop();
    const number = await desk.put({ agent, agentBy: 'email', kind: 'user-change' });
    const remove = (phone: string) => ({ change: 'remove', userName: 'Biri', phone });
    expect(await desk.apply(number, remove(owner.phone))).toEqual(refusal('last-owner'));
    expect(await desk.apply(number, remove(phoneNumber(999)))).toEqual(refusal('unknown-user'));
    const second = await desk.put({ agent, agentBy: 'email', kind: 'user-change' });
    const phone = phoneNumber(800 + shops);
    expect(await desk.apply(second, someone(phone, { role: 'owner' }), true)).toMatchObject({ status: 200 });
    const [one, other] = [number, await desk.put({ agent, agentBy: 'email', kind: 'user-change' })];
    await desk.selin('claim', { params: { number: other }, body: {} });
    const both = await Promise.all([desk.apply(one, remove(owner.phone)), desk.apply(other, remove(phone))]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });
});

test('an agency cancellation closes the agent at once, signs everybody out, and sends later transfers to suspense', async () => {
  const { agent, owner, browser } = await openShop();
  const cause = openTransfers(desk.database).creditWrite(aTransfer({ id: `load ${agent}` }));
  await desk.ledger.append(agent, () => [{ entry: anEntryDraft(12_345), cause }], desk.clock.now);
  const number = await desk.put({ agent, agentBy: 'form-code', kind: 'agency-cancellation' });
  const values = { iban: 'TR330006100519786457841326', accountHolder: 'Ayşe Örnek', reason: 'Devir' };
  expect(await desk.apply(number, values)).toMatchObject({ status: 200 });
  expect(await desk.agents.find(agent)).toMatchObject({ state: 'closed' });
  expect(await isSignedIn(browser)).toBe(false);
  const registrations = await desk.agents.registrations([owner.phone]);
  expect(registrations).toEqual([]);
  const description = `BAKIYE ${plainPhone(owner.phone)}`;
  expect(matchTransfer(aTransfer({ description }), () => registrations[0])).toMatchObject({ outcome: 'suspense' });
  expect((await desk.told(`agent:${agent}`))[0]).toMatchObject({
    action: 'agent.closed',
    details: { balanceKurus: '12345', iban: values.iban },
  });
  expect((await desk.proposals.waiting(undefined, 10)).proposals).toMatchObject([
    {
      order: { kind: 'adjustment', agent, amount: -12_345, iban: values.iban },
      amount: 12_345,
      proposedBy: { id: 'selin00001' },
      reason: expect.stringContaining(number),
    },
  ]);
  const again = await desk.put({ agent, agentBy: 'form-code', kind: 'agency-cancellation' });
  expect(await desk.apply(again, values)).toEqual(refusal('nothing-changes'));
});

describe('a bill cancellation', () => {
  /** Monday 16:50 in Istanbul. */
  const closing = (minutes: number) => later(startOf(dayOf(desk.clock.now())), (17 * 60 + minutes) * 60_000);

  async function paidBill(agent: string) {
    const quote = aQuote({ agent: agentNumber(Number(agent) - 63_100_000) });
    const pending = startPayment(quote, 'cashier', undefined, desk.clock.now());
    const paid = { ...pending, state: 'paid' as const, settledAt: desk.clock.now() };
    const start = desk.payments.startWrite(paid);
    const cause = { entry: anEntryDraft(1, `for ${quote.id}`), cause: start };
    await desk.ledger.append(quote.agent, () => [cause], desk.clock.now);
    return quote;
  }

  test('counts by the time of receipt, however late it is decided', async () => {
    const { agent } = await openShop();
    const [inTime, late] = [await paidBill(agent), await paidBill(agent)];
    const common = { agent: inTime.agent, agentBy: 'form-code', kind: 'bill-cancellation' } as const;
    const first = await desk.put(
      { ...common, receivedAt: closing(-1) },
      { payment: inTime.id },
      { papers: desk.papers() },
    );
    const second = await desk.put(
      { ...common, receivedAt: closing(0) },
      { payment: late.id },
      { papers: desk.papers() },
    );
    // A session left alone for an hour runs out.
    for (let minutes = -80; minutes <= 40; minutes += 40) {
      desk.clock.set(closing(minutes));
      expect(await desk.selin('counts')).toMatchObject({ status: 200 });
    }
    expect(await desk.apply(first, { payment: inTime.id, reason: 'Yanlış abone' }, true)).toMatchObject({
      status: 200,
    });
    expect(await desk.payments.find(inTime.agent, inTime.id)).toMatchObject({
      state: 'cancelling',
      cancellation: { reportedAt: closing(-1), closesAt: closing(0), form: 'form0000001', idCopy: 'kimlik00001' },
    });
    expect(await desk.apply(second, { payment: late.id, reason: 'Yanlış abone' }, true)).toEqual(
      refusal('too-late-to-cancel'),
    );
    expect(await desk.payments.find(late.agent, late.id)).toMatchObject({ state: 'paid' });
  });

  test('needs a payment of the agent, and the ID copy to be there and seen', async () => {
    const { agent } = await openShop();
    const other = await openShop();
    const [mine, foreign] = [await paidBill(agent), await paidBill(other.agent)];
    const common = { agent: mine.agent, agentBy: 'form-code', kind: 'bill-cancellation' } as const;
    const number = await desk.put(common, {}, { papers: desk.papers() });
    const values = { payment: mine.id, reason: 'Yanlış abone' };
    expect(await desk.apply(number, { ...values, payment: foreign.id }, true)).toEqual(refusal('unknown-payment'));
    expect(await desk.apply(number, values)).toEqual(refusal('id-copy-not-seen'));
    const bare = await desk.put(common, {});
    expect(await desk.apply(bare, values, true)).toEqual(refusal('id-copy-not-seen'));
  });
});

import { operations } from '../../../lambdas/api/office';
import { serve } from '../../../lambdas/runtime/serve';
import { openAgents } from '../../../lambdas/stores/agents';
import { openAudit } from '../../../lambdas/stores/audit';
import { openBankAccounts } from '../../../lambdas/stores/bank-accounts';
import { openHolidays } from '../../../lambdas/stores/holidays';
import { openLimits } from '../../../lambdas/stores/limits';
import { openStaffSessions } from '../../../lambdas/stores/staff-sessions';
import { api } from '../../../shared/api';
import type { Day } from '../../../shared/domain/instant';
import { kurus } from '../../../shared/domain/kurus';
import { defaultLimits } from '../../../shared/domain/limits';
import { aBankAccount, agentNumber, aShop, monday } from '../../support/builders';
import { freshDatabase } from '../../support/fresh-database';
import { staffCalls } from '../../support/staff-calls';

async function openOffice() {
  const database = await freshDatabase();
  const stores = {
    bankAccounts: openBankAccounts(database),
    holidays: openHolidays(database),
    limits: openLimits(database),
    agents: openAgents(database),
    audit: openAudit(database),
  };
  const dependencies = { ...stores, staffSessions: openStaffSessions(database), now: () => monday };
  const handler = serve(api.office, operations, dependencies);
  const finance = await staffCalls(database, { group: api.office, handler, now: monday }, 'finance');
  const support = await staffCalls(database, { group: api.office, handler, now: monday }, 'support');
  return { ...stores, finance, support };
}

const feed = { kind: 'activity-service' as const, url: 'http://127.0.0.1:4000', secret: 'ziraat-1' };
const { id, currency, ...fields } = aBankAccount();

describe('bank accounts', () => {
  test('an account is added, changed and keeps its feed, and its history tells who did what', async () => {
    const { finance, bankAccounts } = await openOffice();
    expect(await finance('saveAccount', { params: { id }, body: { ...fields, version: 0 } })).toMatchObject({
      status: 200,
      body: { id, version: 1 },
    });
    const [added] = await bankAccounts.list();
    await bankAccounts.change(aBankAccount({ feed }), added?.version ?? 0, []);
    const moved = { ...fields, branch: 'Ulus', isShown: false, version: 2 };
    expect(await finance('saveAccount', { params: { id }, body: moved })).toMatchObject({ status: 200 });
    expect(await bankAccounts.list()).toEqual([
      { ...aBankAccount({ branch: 'Ulus', isShown: false, feed }), version: 3 },
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
    expect(JSON.stringify(await finance('accounts'))).not.toContain('127.0.0.1');
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
  expect(await finance('saveLimits', { body: { ...defaultLimits, version: 0 } })).toMatchObject({
    status: 409,
    body: { code: 'changed-meanwhile' },
  });
  expect(await limits.current()).toEqual({ ...lower, version: 1 });
  const { body } = await finance('history', { query: { subject: 'limits' } });
  expect(body.entries).toMatchObject([{ details: { secondPersonAbove: '1000000 → 500000' } }]);
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

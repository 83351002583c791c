import { operations } from '../../../lambdas/api/control';
import { payBasket } from '../../../lambdas/bills/pay';
import { statementKey } from '../../../lambdas/gateways/statement-drops';
import { serve } from '../../../lambdas/runtime/serve';
import { openAudit } from '../../../lambdas/stores/audit';
import { openBankAccounts } from '../../../lambdas/stores/bank-accounts';
import { openControls } from '../../../lambdas/stores/controls';
import { openFindings } from '../../../lambdas/stores/findings';
import { openInstitutionNames } from '../../../lambdas/stores/institution-names';
import { openInstitutions } from '../../../lambdas/stores/institutions';
import { openLedger } from '../../../lambdas/stores/ledger';
import { openManualPayments } from '../../../lambdas/stores/manual-payments';
import { openPayments } from '../../../lambdas/stores/payments';
import { openStaffSessions } from '../../../lambdas/stores/staff-sessions';
import { openStatementFiles } from '../../../lambdas/stores/statement-files';
import { api } from '../../../shared/api';
import type { Agent } from '../../../shared/domain/agent';
import { type Finding, FindingKind, unreadableRow } from '../../../shared/domain/finding';
import { dayOf } from '../../../shared/domain/instant';
import type { Payment } from '../../../shared/domain/payment';
import { aBankAccount, monday } from '../../support/builders';
import { tries } from '../../support/fakes';
import { openPaymentWorld, type PaymentWorld } from '../../support/payments';
import { staffCalls } from '../../support/staff-calls';

const dropped = new Map<string, Uint8Array>();
let world: PaymentWorld;
let finance: Awaited<ReturnType<typeof staffCalls<typeof api.control>>>;

beforeAll(async () => {
  world = await openPaymentWorld();
  const { database } = world;
  const handler = serve(api.control, operations, {
    staffSessions: openStaffSessions(database),
    findings: openFindings(database),
    controls: openControls(database),
    payments: openPayments(database),
    manualPayments: openManualPayments(database),
    institutionNames: openInstitutionNames(openInstitutions(database), () => 0),
    ledger: openLedger(database, tries(5)),
    audit: openAudit(database),
    statementFiles: openStatementFiles(database),
    bankAccounts: openBankAccounts(database),
    drops: { put: async (place, content) => void dropped.set(statementKey(place), content) },
    now: world.clock.now,
  });
  finance = await staffCalls(database, { group: api.control, handler, now: monday }, 'finance');
});
afterAll(() => world.close());

function aFinding(reference: string, kind: Finding['kind'] = 'paid-here-not-there'): Finding {
  const where = { gateway: 'demo', institution: 'anadolu-gaz' };
  return { day: dayOf(monday), kind, ...where, reference, foundAt: monday, state: 'open' };
}

/** A payment whose gateway has said nothing for a day. */
async function aManualPayment(): Promise<{ agent: Agent; payment: Payment }> {
  const agent = await world.addAgent(100_000);
  const quote = world.quoteFor(agent);
  world.clock.set(monday);
  const [paid] = await payBasket([{ quote, part: undefined }], world.payer(agent), world.dependencies(), monday);
  if (paid === undefined) throw new Error('no payment');
  const { settledAt: _, receipt: __, ...rest } = paid;
  const payment: Payment = { ...rest, state: 'manual', asks: paid.asks };
  expect(await world.payments.move(paid, payment)).toBe(true);
  return { agent, payment };
}

test('an open finding is closed once, with its reason, and stays in the list of all', async () => {
  const findings = openFindings(world.database);
  for (const reference of ['A', 'B']) expect(await findings.add(aFinding(reference))).toBe('added');
  const open = (await finance('findings')).body.findings as { id: string; reference: string }[];
  expect(open).toMatchObject(['A', 'B'].map((reference) => ({ reference, institutionName: 'Anadolu Gaz' })));
  const params = { id: open[0]?.id ?? '' };
  const body = { reason: 'Kurum yanlış bildirmiş' };
  expect(await finance('closeFinding', { params, body })).toMatchObject({
    body: { state: 'closed', closed: { by: 'Deniz Kurgu', at: monday, ...body } },
  });
  expect(await finance('closeFinding', { params, body })).toMatchObject({ status: 409, body: { code: 'not-open' } });
  expect((await finance('findings')).body.findings).toMatchObject([{ reference: 'B' }]);
  expect(await findings.add(aFinding('A'))).toBe('known');
  const all = (await finance('findings', { query: { of: 'all' } })).body.findings;
  expect(all).toMatchObject([
    { reference: 'B', state: 'open' },
    { reference: 'A', state: 'closed' },
  ]);
  const audited = await openAudit(world.database).ofDay(dayOf(monday), undefined, 10);
  expect(audited.entries).toMatchObject([{ action: 'finding.closed', details: body }]);
});

test('the row of a finding is asked for by itself, and each view stands in the audit trail', async () => {
  const findings = openFindings(world.database);
  const row = unreadableRow('ziraat-1', { raw: '{"tutar":"?"}', reason: 'amount' }, monday);
  await findings.add(row);
  await findings.add(aFinding('without a row'));
  const listed = (await finance('findings')).body.findings as { id: string; reference: string; hasRow: boolean }[];
  expect(JSON.stringify(listed)).not.toContain('tutar');
  const hasRow = (reference: string) => listed.find((one) => one.reference === reference)?.hasRow;
  expect([hasRow(row.reference), hasRow('without a row')]).toEqual([true, false]);
  const idOf = (reference: string) => listed.find((one) => one.reference === reference)?.id ?? '';
  const view = await finance('findingRow', { params: { id: idOf(row.reference) } });
  expect(view.body).toEqual({ row: '{"tutar":"?"}' });
  expect(await finance('findingRow', { params: { id: idOf('without a row') } })).toMatchObject({ status: 404 });
  const audited = (await openAudit(world.database).ofDay(dayOf(monday), undefined, 1)).entries;
  expect(audited).toMatchObject([{ action: 'finding.row-viewed', by: { name: 'Deniz Kurgu' } }]);
  for (const { id } of listed) await finance('closeFinding', { params: { id }, body: { reason: 'bakıldı' } });
});

test('every kind of finding can be named in an address and closed', async () => {
  const findings = openFindings(world.database);
  for (const kind of FindingKind.options) await findings.add(aFinding(`of ${kind} ğ/?`, kind));
  const open = (await finance('findings')).body.findings as { id: string }[];
  for (const { id } of open) {
    expect(await finance('closeFinding', { params: { id }, body: { reason: 'bakıldı' } })).toMatchObject({
      status: 200,
    });
  }
  expect((await finance('findings')).body.findings).toEqual([]);
  for (const id of ['bm90aGluZw', 'A', '_']) {
    const nowhere = { params: { id }, body: { reason: 'bakıldı' } };
    expect(await finance('closeFinding', nowhere)).toMatchObject({ status: 404 });
  }
});

test('a payment that waits for people is settled as refused: money back once, whoever presses how often', async () => {
  const { agent, payment } = await aManualPayment();
  const before = (await world.account(agent)).balance;
  const waiting = (await finance('manualPayments')).body.payments as { id: string }[];
  expect(waiting).toMatchObject([{ id: payment.id, institutionName: 'Anadolu Gaz' }]);
  const sending = {
    params: { agent: agent.number, id: payment.id },
    body: { outcome: 'refused', reason: 'Kurum ödemeyi görmedi' },
  };
  const answers = await Promise.all([1, 2, 3].map(() => finance('settlePayment', sending)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect((await world.account(agent)).balance).toBe(before + payment.amount + payment.fee);
  expect(await world.payments.find(agent.number, payment.id)).toMatchObject({ state: 'refused' });
  expect((await finance('manualPayments')).body.payments).toEqual([]);
});

test('settled as paid, no money moves; one that is not manual is refused', async () => {
  const { agent, payment } = await aManualPayment();
  const before = (await world.account(agent)).balance;
  const params = { agent: agent.number, id: payment.id };
  const body = { outcome: 'paid', reason: 'Kurum tahsilatı doğruladı' };
  expect(await finance('settlePayment', { params, body })).toMatchObject({ body: { state: 'paid' } });
  expect((await world.account(agent)).balance).toBe(before);
  expect(await finance('settlePayment', { params, body: { ...body, outcome: 'refused' } })).toMatchObject({
    status: 409,
    body: { code: 'not-open' },
  });
  const audited = await openAudit(world.database).ofSubject(`payment:${payment.id}`, undefined, 10);
  expect(audited.entries).toMatchObject([{ action: 'payment.settled', details: body }]);
});

test('an uploaded statement file is put into its account’s folder, and in the audit trail; one read before is not', async () => {
  await openBankAccounts(world.database).save(aBankAccount({ id: 'ziraat-1' }));
  const content = Buffer.from(':20:A').toString('base64');
  const taken = await finance('uploadStatement', { body: { account: 'ziraat-1', name: 'a/b.sta', content } });
  expect(taken).toMatchObject({ status: 200, body: { account: 'ziraat-1', outcome: 'taken' } });
  const { id } = taken.body as { id: string };
  expect([...dropped].map(([key, bytes]) => [key, Buffer.from(bytes).toString()])).toEqual([
    [`statements/ziraat-1/${id}/a_b.sta`, ':20:A'],
  ]);
  const audited = await openAudit(world.database).ofSubject(`statement:ziraat-1:${id}`, undefined, 10);
  expect(audited.entries).toMatchObject([{ action: 'statement.imported', details: { name: 'a/b.sta' } }]);

  const file = { id, account: 'ziraat-1', name: 'b.sta', bytes: 5, receivedAt: monday, readAt: monday };
  const counts = { statements: [], statementCount: 0, refusals: [], refusalCount: 0 };
  await openStatementFiles(world.database).save({ ...file, ...counts });
  const again = await finance('uploadStatement', { body: { account: 'ziraat-1', name: 'c.sta', content } });
  expect(again).toMatchObject({ body: { outcome: 'known' } });
  expect(dropped.size).toBe(1);
  expect((await finance('statements')).body.files).toMatchObject([{ id, name: 'b.sta' }]);
  expect(await finance('statement', { params: { account: 'ziraat-1', id } })).toMatchObject({ body: { bytes: 5 } });
  const nowhere = { body: { account: 'yok-1', name: 'a.sta', content } };
  expect(await finance('uploadStatement', nowhere)).toMatchObject({ status: 404 });
});

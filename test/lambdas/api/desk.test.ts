import { ulid } from 'ulid';
import { openPaperRecords } from '../../../lambdas/stores/papers';
import { PAPER_PART_BYTES } from '../../../shared/api/desk';
import { reportCancellation } from '../../../shared/domain/cancel-payment';
import { Paper } from '../../../shared/domain/paper';
import { paymentEntry, startPayment } from '../../../shared/domain/payment';
import { agentNumber, aShop } from '../../support/builders';
import { type Desk, openDesk } from '../../support/case-desk';
import { aPaper } from '../../support/cases';
import { aQuote } from '../../support/payments';
import { refusal } from '../../support/signing-in';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.addShop(1);
});
afterAll(() => desk.database.client.destroy());

const agent = agentNumber(1);
const caseOf = ({ body }: { body: Readonly<Record<string, unknown>> }) => body.case as Record<string, unknown>;

test('the queue shows what waits, and who has taken what', async () => {
  const params = { number: await desk.put({ kind: 'user-change' }) };
  expect((await desk.selin('cases', { query: { kind: 'user-change' } })).body.cases).toMatchObject([params]);
  expect(caseOf(await desk.selin('claim', { params, body: {} }))).toMatchObject({
    state: 'in-review',
    claimedBy: { id: 'selin00001', name: 'Selin Kurgu' },
  });
  expect((await desk.selin('cases', { query: { kind: 'user-change' } })).body.cases).toEqual([]);
  expect((await desk.selin('cases', { query: { state: 'in-review', mine: 'yes' } })).body.cases).toHaveLength(1);
  expect((await desk.umut('cases', { query: { state: 'in-review', mine: 'yes' } })).body.cases).toEqual([]);
  expect((await desk.umut('counts')).body.states).toContainEqual({
    state: 'in-review',
    kinds: { 'user-change': 1 },
    isMore: false,
  });
  expect(await desk.umut('claim', { params, body: {} })).toEqual(refusal('case-claimed'));
  expect(await desk.umut('reject', { params, body: { reason: 'Olmaz' } })).toEqual(refusal('case-not-claimed'));
  expect(await desk.umut('claim', { params, body: { isTakenOver: true } })).toMatchObject({ status: 200 });
  expect(caseOf(await desk.umut('release', { params, body: {} }))).toMatchObject({ state: 'received' });
  expect((await desk.told(`case:${params.number}`)).map(({ action, by }) => `${by.name} ${action}`)).toEqual([
    'Umut Kurgu case.released',
    'Umut Kurgu case.claimed',
    'Selin Kurgu case.claimed',
  ]);
});

test('a case is opened with what was submitted beside what holds today', async () => {
  const number = await desk.put({ agent, agentBy: 'form-code' }, { title: 'Yeni Örnek', signerName: 'Ayşe Örnek' });
  const { body } = await desk.selin('case', { params: { number } });
  expect(body).toMatchObject({ agent: { number: agent, title: 'Örnek İletişim', balance: 0 } });
  const fields = body.fields as { name: string }[];
  expect(fields.find(({ name }) => name === 'title')).toEqual({
    name: 'title',
    value: 'Yeni Örnek',
    source: 'acroform',
    confidence: 1,
    today: 'Örnek İletişim',
  });
  expect(fields.find(({ name }) => name === 'city')).toEqual({ name: 'city', today: 'Ankara' });
  expect(fields.at(-1)).toMatchObject({ name: 'signerName', value: 'Ayşe Örnek' });
  expect(await desk.selin('case', { params: { number: 'K26-999999' } })).toEqual(refusal('not-found'));
});

test('papers that are missing are asked for by mail, in the thread, and the case waits', async () => {
  const params = { number: await desk.put() };
  await desk.selin('claim', { params, body: {} });
  const sent = desk.mails.length;
  const answer = await desk.selin('askForPapers', { params, body: { missing: 'Kimlik fotokopisi (ön yüz)' } });
  expect(caseOf(answer)).toMatchObject({ state: 'waiting-for-papers', missing: 'Kimlik fotokopisi (ön yüz)' });
  expect(desk.mails.slice(sent)).toMatchObject([
    {
      to: 'ornek@example.com',
      subject: `[${params.number}] Eksik evrak`,
      inReplyTo: `<${params.number}@example.com>`,
      text: expect.stringContaining('Kimlik fotokopisi (ön yüz)'),
      isAutomatic: false,
    },
  ]);
  const { messages } = (await desk.selin('case', { params })).body as { messages: object[] };
  expect(messages.at(-1)).toMatchObject({ direction: 'out', letter: 'papers-asked', sentAt: desk.clock.now() });
});

test('a rejection is mailed with its reason; who has no address cannot be asked for anything', async () => {
  const params = { number: await desk.put() };
  await desk.selin('claim', { params, body: {} });
  expect(caseOf(await desk.selin('reject', { params, body: { reason: 'İmza yok' } }))).toMatchObject({
    state: 'rejected',
    reason: 'İmza yok',
  });
  expect(desk.mails.at(-1)).toMatchObject({ text: expect.stringContaining('İmza yok') });
  expect(await desk.selin('reject', { params, body: { reason: 'İmza yok' } })).toEqual(refusal('case-moved'));

  const faxed = { number: await desk.put({ from: undefined, channel: 'fax' }) };
  await desk.selin('claim', { params: faxed, body: {} });
  const ask = { params: faxed, body: { missing: 'Kimlik' } };
  expect(await desk.selin('askForPapers', ask)).toEqual(refusal('case-without-address'));
  const sent = desk.mails.length;
  expect(await desk.selin('close', { params: faxed, body: { reason: 'Reklam' } })).toMatchObject({ status: 200 });
  expect(desk.mails).toHaveLength(sent);
});

test('staff say whose case it is, of an agent there is', async () => {
  const params = { number: await desk.put({ kind: 'other' }) };
  await desk.selin('claim', { params, body: {} });
  expect(caseOf(await desk.selin('assign', { params, body: { agent, kind: 'information-change' } }))).toMatchObject({
    agent,
    agentBy: 'staff',
    kind: 'information-change',
  });
  expect(await desk.selin('assign', { params, body: { agent: '99999999' } })).toEqual(refusal('not-found'));
});

describe('a paper', () => {
  test('is shown in parts, and every look stands in the audit trail before it', async () => {
    const large = aPaper({ id: 'buyuk000001', bytes: PAPER_PART_BYTES + 10, place: 'cases/buyuk' });
    desk.bucket.set(large.place, new Uint8Array(large.bytes).fill(1));
    const number = await desk.put({}, {}, { papers: [large] });
    const params = { number, paper: large.id };
    const first = await desk.selin('paper', { params });
    expect(first.body).toMatchObject({ name: 'form.pdf', type: 'application/pdf', next: PAPER_PART_BYTES });
    const rest = await desk.selin('paper', { params, query: { from: String(first.body.next) } });
    expect(Buffer.from(String(rest.body.content), 'base64')).toHaveLength(10);
    expect(rest.body).not.toHaveProperty('next');
    const told = await desk.told(`case:${number}`);
    expect(told.map(({ action }) => action)).toEqual(['paper.viewed', 'paper.viewed']);
    desk.bucket.delete(large.place);
    await expect(desk.selin('paper', { params })).rejects.toThrow();
    expect(await desk.told(`case:${number}`)).toHaveLength(3);
  });

  test.each(['quarantined', 'deleted'] as const)('that is %s is shown to nobody', async (status) => {
    const paper = aPaper({ id: `gizli${status}`, status, place: `quarantine/${status}` });
    const number = await desk.put({}, {}, { papers: [paper] });
    const answer = await desk.selin('paper', { params: { number, paper: paper.id } });
    expect(answer).toEqual(refusal('paper-not-viewable', { status }));
    expect(await desk.told(`case:${number}`)).toEqual([]);
  });
});

test('a letter that did not go is sent again, one that went is not', async () => {
  const params = { number: await desk.put() };
  await desk.selin('claim', { params, body: {} });
  await desk.selin('askForPapers', { params, body: { missing: 'Kimlik' } });
  const dossier = await desk.cases.read(params.number);
  const letter = dossier?.messages.at(-1);
  if (letter === undefined) throw new Error('no letter');
  const again = { params: { ...params, message: letter.id }, body: {} };
  expect(await desk.selin('sendAgain', again)).toEqual(refusal('case-moved'));
  const { sentAt: _, messageId: __, ...unsent } = letter;
  await desk.cases.keepMessage(params.number, { ...unsent, unsent: 'failed' });
  expect(await desk.selin('sendAgain', again)).toMatchObject({ body: { isSent: true } });
  expect(desk.mails.at(-1)).toMatchObject({ subject: letter.subject, text: letter.text });
  expect((await desk.cases.read(params.number))?.messages.at(-1)).toMatchObject({ sentAt: desk.clock.now() });
});

test('nothing is applied to a case without an agent, nor with a field missing or wrong', async () => {
  const orphan = await desk.put({}, {});
  expect(await desk.apply(orphan, { title: 'Yeni' })).toEqual(refusal('case-without-agent'));
  const number = await desk.put({ agent, agentBy: 'email', kind: 'user-change' });
  const { owner } = aShop(1);
  const values = { change: 'add', userName: 'Yeni Kişi', phone: owner.phone, role: 'cashier', tckn: '12345678901' };
  expect(await desk.apply(number, values, true)).toEqual(
    refusal('case-incomplete', { field: 'tckn', problem: 'malformed' }),
  );
  const other = await desk.put({ agent, agentBy: 'email', kind: 'other' });
  expect(await desk.apply(other, {})).toEqual(refusal('nothing-changes'));
});

test('customer services see the papers of a reported cancellation, each view told; of others nothing', async () => {
  const quote = aQuote({ agent });
  const pending = startPayment(quote, 'cashier', undefined, desk.clock.now());
  const paid = { ...pending, state: 'paid' as const };
  const report = { reason: 'Yanlış abone', form: ulid(), idCopy: ulid(), reportedBy: 'cashier' };
  const reported = reportCancellation(paid, report, [], desk.clock.now());
  const cause = desk.payments.startWrite(reported);
  await desk.ledger.append(agent, () => [{ entry: paymentEntry(paid), cause }], desk.clock.now);
  const uploaded = (id: string, purpose: Paper['purpose'], bytes: number) =>
    Paper.parse({ id, agent, purpose, type: 'image/png', bytes, uploadedAt: desk.clock.now(), uploadedBy: 'cashier' });
  await openPaperRecords(desk.database).record(uploaded(report.idCopy, 'id-copy', PAPER_PART_BYTES + 5));
  desk.bucket.set(`papers/${agent}/${report.idCopy}`, new Uint8Array(PAPER_PART_BYTES + 5).fill(9));

  const listed = (await desk.selin('cancellations', {})).body.cancellations as unknown[];
  expect(listed).toContainEqual(expect.objectContaining({ id: quote.id, agent, reason: 'Yanlış abone' }));
  const params = { agent, payment: quote.id };
  expect((await desk.selin('cancellation', { params })).body).toMatchObject({ id: quote.id, state: 'cancelling' });
  const view = (paper: string, from = 0) =>
    desk.selin('cancellationPaper', { params: { ...params, paper }, query: { from: String(from) } });
  expect((await view('id-copy')).body).toMatchObject({ type: 'image/png', next: PAPER_PART_BYTES });
  const rest = (await view('id-copy', PAPER_PART_BYTES)).body;
  expect(rest).not.toHaveProperty('next');
  expect(Buffer.from(String(rest.content), 'base64')).toEqual(Buffer.alloc(5, 9));
  expect(await view('form')).toEqual(refusal('not-found'));
  expect(await desk.told(`payment:${quote.id}`)).toMatchObject([
    {
      action: 'paper.viewed',
      by: { id: 'selin00001' },
      details: { purpose: 'id-copy', from: String(PAPER_PART_BYTES) },
    },
    { action: 'paper.viewed', details: { purpose: 'id-copy', agent } },
  ]);
  const other = { agent: agentNumber(77), payment: quote.id };
  expect(await desk.selin('cancellation', { params: other })).toEqual(refusal('not-found'));
});

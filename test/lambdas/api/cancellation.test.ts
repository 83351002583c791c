import { operations as paperwork } from '../../../lambdas/api/paperwork';
import { operations as receipts } from '../../../lambdas/api/receipts';
import { moveCancellations } from '../../../lambdas/bills/move-cancellations';
import { serve } from '../../../lambdas/runtime/serve';
import { openAgents } from '../../../lambdas/stores/agents';
import { openCaseLists } from '../../../lambdas/stores/case-lists';
import { openCasePlaces } from '../../../lambdas/stores/case-places';
import { openCases } from '../../../lambdas/stores/cases';
import { openHolidays } from '../../../lambdas/stores/holidays';
import { openLimits } from '../../../lambdas/stores/limits';
import { openPaperRecords } from '../../../lambdas/stores/papers';
import { openPrints } from '../../../lambdas/stores/prints';
import { openSessions } from '../../../lambdas/stores/sessions';
import { openThrottles } from '../../../lambdas/stores/throttles';
import { transact } from '../../../lambdas/stores/transact';
import type { CollectionFault } from '../../../local/collection/faults';
import { api } from '../../../shared/api';
import type { ShownPayment } from '../../../shared/api/bills';
import { Day, Instant, later } from '../../../shared/domain/instant';
import type { PaymentId } from '../../../shared/domain/quote';
import { type BillsWorld, type Counter, openBillsWorld } from '../../support/bills';
import { mintId } from '../../support/payments';
import { readPdfs, textOf } from '../../support/pdf-text';
import { type Answer, checkAnswer, invoke, type Sending } from '../../support/portal';
import { refusal } from '../../support/signing-in';

const CLOSING = Instant.parse('2026-11-23T14:00:00.000Z');
/** An hour before, so that who signed in then still is at the closing hour. */
const AFTERNOON = later(CLOSING, -3_600_000);
const DAY_MS = 86_400_000;
const pdf = Buffer.from('%PDF-1.7 an own form').toString('base64');

let world: BillsWorld;
let counter: Counter;
/** The papers' bucket. */
const kept = new Map<string, Uint8Array>();
beforeAll(async () => {
  world = await openBillsWorld();
});
beforeEach(async () => {
  world.clock.set(AFTERNOON);
  counter = await world.signIn(1_000_000);
});
afterAll(() => world.close());

/** Calls an operation of the groups beside bills, as the counter. */
async function ask(group: 'receipts' | 'paperwork', name: string, sending: Sending): Promise<Answer> {
  const { database, clock, institutions, payments } = world;
  const common = { sessions: openSessions(database), agents: openAgents(database), now: clock.now };
  const handlers = {
    receipts: serve(api.receipts, receipts, {
      ...{ ...common, institutions, payments },
      prints: openPrints(database),
      receiptKeys: async () => [Buffer.alloc(32, 9)],
      portal: 'https://temsilci.faturakom.com',
    }),
    paperwork: serve(api.paperwork, paperwork, {
      ...common,
      papers: {
        put: async ({ id }, content) => void kept.set(id, content),
        get: async ({ id }) => kept.get(id) ?? new Uint8Array(),
        remove: async ({ id }) => void kept.delete(id),
      },
      records: openPaperRecords(database),
      throttles: openThrottles(database),
      limits: openLimits(database),
      lists: openCaseLists(database),
      ...{ cases: openCases(database), places: openCasePlaces(database), mintMessageId: mintId },
      transact: (parts) => transact(database, parts),
      mintId,
    }),
  };
  const operations: Readonly<Record<string, Parameters<typeof checkAnswer>[0]>> = api[group].operations;
  const operation = operations[name];
  if (operation === undefined) throw new Error(`no operation ${name}`);
  return checkAnswer(operation, await invoke(handlers[group], operation, sending, counter.cookies));
}

async function upload(purpose: string, content = pdf): Promise<string> {
  const { status, body } = await ask('paperwork', 'upload', { body: { purpose, content } });
  expect(status).toBe(200);
  return String(body.id);
}

async function pay(cancellation: CollectionFault['cancellation'] = 'prompt', reason = 'institution-refused') {
  const quote = world.quoteFor(counter.agent);
  world.fault(quote, { cancellation, reason });
  await counter.pay(world.sign(quote));
  return quote.id;
}

const papers = async () => ({ form: await upload('cancellation-form'), idCopy: await upload('id-copy') });
const show = async (id: PaymentId) =>
  (await counter.call('payment', { params: { id } })).body as unknown as ShownPayment;
const request = (id: PaymentId, reason = 'Yanlış abone') =>
  counter.call('requestReceipt', { params: { id }, body: { reason } });

async function report(id: PaymentId) {
  return counter.call('reportCancellation', {
    params: { id },
    body: { reason: 'Yanlış abone ödendi', ...(await papers()) },
  });
}

/** Puts the clock on the closing hour and lets the bank answer what was reported. */
async function close() {
  world.clock.set(CLOSING);
  await moveCancellations(world.dependencies(), CLOSING, () => true);
}

async function read({ body }: Answer): Promise<string> {
  const [printed] = await readPdfs([Buffer.from(String(body.content), 'base64')]);
  return printed === undefined ? '' : textOf(printed).replaceAll('\u00a0', ' ');
}

test('a bill paid today is reported at 16:59:59.999 and no more at 17:00:00.000', async () => {
  const [first, second] = [await pay(), await pay()];
  world.clock.set(later(CLOSING, -1));
  expect((await show(first)).cancellableUntil).toBe(CLOSING);
  expect(await report(first)).toMatchObject({ status: 200, body: { state: 'cancelling' } });
  world.clock.set(CLOSING);
  expect((await show(second)).cancellableUntil).toBeUndefined();
  expect(await report(second)).toEqual(refusal('too-late-to-cancel'));
  expect(await show(second)).toMatchObject({ state: 'paid', requestableOn: 'too-late' });
});

test('on half days the hour is noon, and on holidays nothing is reported', async () => {
  const holidays = openHolidays(world.database);
  await holidays.save({ day: Day.parse('2026-11-23'), extent: 'half', name: 'Yarım gün' });
  const id = await pay();
  expect(await report(id)).toEqual(refusal('too-late-to-cancel'));
  await holidays.remove(Day.parse('2026-11-23'), []);
  expect(await report(id)).toMatchObject({ status: 200 });
});

test('neither yesterday’s payment nor one whose cancellation was refused is reported (again)', async () => {
  const refused = await pay('refused');
  await report(refused);
  await close();
  expect(await report(refused)).toEqual(refusal('not-cancellable'));
  world.clock.set(later(AFTERNOON, -DAY_MS));
  const old = await pay();
  world.clock.set(AFTERNOON);
  expect(await report(old)).toEqual(refusal('not-cancellable'));
  expect(await show(old)).toMatchObject({ state: 'paid', requestableOn: 'too-late' });
});

test('a report needs its own two papers, each for its purpose', async () => {
  const id = await pay();
  const { form, idCopy } = await papers();
  const reported = (body: object) =>
    counter.call('reportCancellation', { params: { id }, body: { reason: 'Yanlış abone', ...body } });
  expect(await reported({ form: idCopy, idCopy: form })).toEqual(refusal('file-not-accepted', { reason: 'missing' }));
  const stranger = counter;
  counter = await world.signIn(0);
  const foreign = await papers();
  counter = stranger;
  expect(await reported(foreign)).toEqual(refusal('file-not-accepted', { reason: 'missing' }));
  expect(await reported({ form, idCopy })).toMatchObject({ status: 200 });
});

test('a photograph is kept without what the camera wrote into it, whatever it is called', async () => {
  const exif = Buffer.from('Exif\0\0MM\0*GPS 39.92N 32.85E');
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, exif.length + 2]), exif]);
  const photograph = Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment,
    Buffer.from([0xff, 0xda, 0, 2, 1, 0xff, 0xd9]),
  ]);
  const id = await upload('id-copy', photograph.toString('base64'));
  const content = Buffer.from(kept.get(id) ?? []);
  expect(content.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
  expect(content.includes('GPS')).toBe(false);
});

describe('a receipt requested because', () => {
  test('the cancellation was refused: the receipt says so, and the letter sends the customer to the institution', async () => {
    const id = await pay('refused', 'too-late');
    await report(id);
    expect(await request(id)).toEqual(refusal('receipt-request-too-early'));
    await close();
    expect(await show(id)).toMatchObject({ state: 'paid', requestableOn: 'cancellation-refused' });
    expect(await ask('receipts', 'letter', { params: { id } })).toEqual(refusal('not-found'));
    const { status, body } = await request(id);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        receiptRequest: {
          ground: 'cancellation-refused',
          reason: 'Yanlış abone',
          requestedAt: CLOSING,
          requestedBy: 'Ayşe Örnek',
        },
      },
    });
    expect(body.requestableOn).toBeUndefined();

    const receipt = await read(await ask('receipts', 'print', { params: { id }, body: { paper: 'a5' } }));
    expect(receipt).toContain('ÖDENDİ');
    expect(receipt).toContain('İPTAL REDDEDİLDİ');
    expect(receipt).toContain('23.11.2026 17:00:00 · Bankanın iptal saati geçmiş.');
    const roll = await read(await ask('receipts', 'print', { params: { id }, body: { paper: '80mm' } }));
    expect(roll).toMatch(/TEKRAR[\s\S]*İPTAL REDDEDİLDİ/);
    const letter = await read(await ask('receipts', 'letter', { params: { id } }));
    for (const said of [
      'Anadolu Gaz',
      'Dekont talebi',
      'Ödemenin iptali 23.11.2026 16:00:00 tarihinde bildirildi; 23.11.2026 17:00:00 tarihinde kabul edilmedi.',
      'Bankanın iptal saati geçmiş.',
      'Müşterinin gerekçesi: Yanlış abone',
      '104,50 ₺',
      id,
      'https://temsilci.faturakom.com/makbuz/',
    ]) {
      expect(letter.replace(/\s+/g, ' ')).toContain(said);
    }
  });

  test('it was too late: asked twice at once or again it is one request, and is told on its payment', async () => {
    const id = await pay();
    world.clock.set(later(CLOSING, 1_000));
    const answers = await Promise.all([request(id, 'Yanlış tutar'), request(id, 'Yanlış tutar')]);
    expect(answers.some(({ status }) => status === 200)).toBe(true);
    world.clock.step(60_000);
    expect(await request(id, 'Başka bir gerekçe')).toMatchObject({
      status: 200,
      body: { receiptRequest: { ground: 'too-late', reason: 'Yanlış tutar', requestedAt: later(CLOSING, 1_000) } },
    });
    const letter = (await read(await ask('receipts', 'letter', { params: { id } }))).replace(/\s+/g, ' ');
    expect(letter).toContain('iptal bildirim saati geçtiği için bankaya iletilemedi');
    expect((await world.account(counter.agent)).entries).toHaveLength(2);
  });

  test('nothing: neither a bill that can be cancelled, nor a cancelled or an open one, nor another agent’s', async () => {
    const [paid, cancelled] = [await pay(), await pay()];
    expect(await request(paid)).toEqual(refusal('receipt-request-too-early'));
    await report(cancelled);
    await close();
    expect(await request(cancelled)).toEqual(refusal('receipt-request-too-early'));
    const open = world.quoteFor(counter.agent);
    world.fault(open, { payment: 'lost-after' });
    await counter.pay(world.sign(open));
    expect(await request(open.id)).toEqual(refusal('receipt-request-too-early'));
    counter = await world.signIn(0);
    expect(await request(paid)).toEqual(refusal('not-found'));
    expect(await ask('receipts', 'letter', { params: { id: paid } })).toEqual(refusal('not-found'));
  });
});

test('a receipt’s link proves what the receipt says, and a changed one proves nothing', async () => {
  const id = await pay();
  const first = await read(await ask('receipts', 'print', { params: { id }, body: { paper: 'a5' } }));
  const token = /makbuz\/([A-Za-z0-9_-]+)/.exec(first.replace(/\s/g, ''))?.[1]?.slice(0, 48) ?? '';
  expect(await ask('receipts', 'verify', { params: { token } })).toMatchObject({
    status: 200,
    body: { id, state: 'paid', total: 10_450, institution: 'Anadolu Gaz' },
  });
  const changed = token.replace(/.$/, (letter) => (letter === 'A' ? 'B' : 'A'));
  expect(await ask('receipts', 'verify', { params: { token: changed } })).toEqual(refusal('not-found'));
});

import { type TendDependencies, tendLetters } from '../../../lambdas/cases/tend-letters';
import { openAgentChanges } from '../../../lambdas/stores/agent-changes';
import { openCaseLetters } from '../../../lambdas/stores/case-letters';
import { openCasePlaces } from '../../../lambdas/stores/case-places';
import { openCases } from '../../../lambdas/stores/cases';
import { openClosingStatements } from '../../../lambdas/stores/closing-statements';
import { openInstitutions } from '../../../lambdas/stores/institutions';
import { openLedger } from '../../../lambdas/stores/ledger';
import { transact } from '../../../lambdas/stores/transact';
import { openTransfers } from '../../../lambdas/stores/transfers';
import { dayAfter, dayOf, startOf } from '../../../shared/domain/instant';
import { paymentEntry, startPayment } from '../../../shared/domain/payment';
import { type agentNumber, anEntryDraft, aTransfer } from '../../support/builders';
import { type Desk, openDesk } from '../../support/case-desk';
import { type Death, mortal, unlessDead } from '../../support/crash';
import { tries } from '../../support/fakes';
import { aQuote } from '../../support/payments';
import { readPdfs, textOf } from '../../support/pdf-text';
import { refusal } from '../../support/signing-in';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.database.client.destroy());

const MINUTE_MS = 60_000;
const values = { iban: 'TR330006100519786457841326', accountHolder: 'Ayşe Örnek', reason: 'Devir' };
const registered = 'dukkan@example.com';
let shops = 0;

/** A shop nobody else has, loaded this often, with the case that closes it. */
async function openShop(loads: number, email: string | null = registered) {
  shops += 1;
  const { agent } = await desk.addShop(shops);
  if (email !== null) {
    const parts = [
      { writes: openAgentChanges(desk.database).changeWrites(agent, { email }), otherwise: 'busy' as const },
    ];
    await transact(desk.database, parts);
  }
  for (let load = 1; load <= loads; load += 1) await loadBy(agent.number, load);
  return {
    agent: agent.number,
    number: await desk.put({ agent: agent.number, agentBy: 'email', kind: 'agency-cancellation' }),
  };
}

async function loadBy(agent: ReturnType<typeof agentNumber>, load: number) {
  const cause = openTransfers(desk.database).creditWrite(aTransfer({ id: `load ${agent} ${load}` }));
  await desk.ledger.append(agent, () => [{ entry: anEntryDraft(10_050, `load ${load}`), cause }], desk.clock.now);
}

const mailsAbout = (number: string) => desk.mails.filter(({ subject }) => subject.includes(number));

describe('the closing statement of an agency', () => {
  test('is made once, stays with the case, and goes to the registered address with the outcome', async () => {
    const { agent, number } = await openShop(3);
    await desk.apply(number, values);
    expect((await desk.cases.read(number))?.papers).toMatchObject([
      { purpose: 'closing-statement', status: 'awaited' },
    ]);
    expect(await tendLetters(desk.tending)).toMatchObject({ sent: 1, failed: 0 });
    const [paper, ...others] = (await desk.cases.read(number))?.papers ?? [];
    expect(others).toEqual([]);
    expect(paper).toMatchObject({ status: 'accepted', name: `kapanis-ekstresi-${agent}.pdf` });
    const content = desk.bucket.get(paper?.place ?? '') ?? new Uint8Array();
    expect(content.byteLength).toBe(paper?.bytes);
    expect(mailsAbout(number).map(({ to, attachments = [] }) => [to, attachments.length])).toEqual([
      ['ornek@example.com', 0],
      [registered, 1],
    ]);
    expect(mailsAbout(number)[1]?.attachments?.[0]?.content).toEqual(content);
    const said = (await readPdfs([content])).map(textOf).join(' ').replace(/\s+/g, ' ');
    for (const words of [
      agent,
      'Örnek İletişim',
      number,
      'Kapanış bakiyesi 301,50 ₺',
      '100,50',
      'TR33 **** **** **** 1326',
    ]) {
      expect(said).toContain(words);
    }
    expect(said).not.toContain(values.iban);
    expect(await tendLetters(desk.tending)).toMatchObject({ sent: 0, waiting: 0, failed: 0 });
    const view = await desk.selin('paper', { params: { number, paper: paper?.id ?? '' } });
    expect(view.body).toMatchObject({ type: 'application/pdf', content: Buffer.from(content).toString('base64') });
  });

  test('tells ninety days, or the day of the last movement where that lies further back', async () => {
    const { agent, number } = await openShop(2);
    const now = desk.clock.now();
    desk.clock.set(startOf(dayAfter(dayOf(now), 100)));
    await desk.ledger.newest(agent);
    const selin = await desk.again();
    await selin('claim', { params: { number }, body: {} });
    expect(await selin('apply', { params: { number }, body: { values } })).toMatchObject({ status: 200 });
    await tendLetters(desk.tending);
    const [paper] = (await desk.cases.read(number))?.papers ?? [];
    const [said = ''] = (await readPdfs([desk.bucket.get(paper?.place ?? '') ?? new Uint8Array()])).map(textOf);
    expect(said).toContain('Kapanış ekstresi 23.11.2026 –');
    expect(said).toMatch(/Hareket sayısı\s+2/);
    desk.clock.set(now);
  });

  test('tells every line of a long period, and nothing that came after the closing', async () => {
    const { agent, number } = await openShop(0);
    const transfers = openTransfers(desk.database);
    const postings = (of: number, count: number) =>
      Array.from({ length: count }, (_, index) => {
        const cause = transfers.creditWrite(aTransfer({ id: `load ${agent} ${of} ${index}` }));
        return { entry: anEntryDraft(100, `load ${of} ${index}`), cause };
      });
    for (let of = 1; of <= 5; of += 1) await desk.ledger.append(agent, () => postings(of, 41), desk.clock.now);
    const { body } = await desk.apply(number, values);
    expect(body.case).toMatchObject({ state: 'applied' });
    await desk.ledger.append(agent, () => postings(6, 1), desk.clock.now);
    await tendLetters(desk.tending);
    const [paper] = (await desk.cases.read(number))?.papers ?? [];
    const [said = ''] = (await readPdfs([desk.bucket.get(paper?.place ?? '') ?? new Uint8Array()])).map(textOf);
    expect(said).toMatch(/Hareket sayısı\s+205/);
    expect(said.match(/Yükleme /g)).toHaveLength(205);
    expect(said).not.toContain('206,00');
  });

  test('for whom no address is registered stays with the case, and staff are told that nobody was written to', async () => {
    const { number } = await openShop(1, null);
    await desk.apply(number, values);
    expect(await tendLetters(desk.tending)).toMatchObject({ notSent: 1 });
    expect((await desk.cases.read(number))?.papers).toMatchObject([{ status: 'accepted' }]);
    const { body } = await desk.selin('letters', {});
    expect(body.letters).toContainEqual(expect.objectContaining({ number, unsent: 'no-address' }));
  });

  test('is one paper and at most one letter wherever making and sending it dies; what may not have gone, staff see', async () => {
    const run = async (death?: Death) => {
      const { number } = await openShop(1);
      await desk.apply(number, values);
      const before = mailsAbout(number).length;
      const process = mortal(desk.database, post, death);
      await unlessDead(process, () => tendLetters(tendingOf(process)));
      await tendLetters(desk.tending);
      desk.clock.step(6 * MINUTE_MS);
      await tendLetters(desk.tending);
      const { letters } = await desk.letters.unsent(undefined, 50);
      process.database.client.destroy();
      const papers = (await desk.cases.read(number))?.papers ?? [];
      expect({ death, papers: papers.map(({ status }) => status) }).toEqual({ death, papers: ['accepted'] });
      expect(desk.bucket.get(papers[0]?.place ?? '')?.byteLength).toBe(papers[0]?.bytes);
      const sent = mailsAbout(number).length - before;
      const isTold = letters.some((letter) => letter.number === number && letter.unsent === 'unsure');
      expect({ death, sent: sent <= 1, known: sent === 1 || isTold }).toEqual({ death, sent: true, known: true });
      return process.points;
    };
    const points = await run();
    // Dying before a point leaves what dying after the one before it left.
    for (const [index] of points.entries()) await run({ point: index + 1, moment: 'after' });
    console.log(`closing statement: ${points.length} points`);
  }, 120_000);
});

describe('an agency', () => {
  test('is not closed while the outcome of a payment or a cancellation is open', async () => {
    const { agent, number } = await openShop(1);
    const pending = startPayment(aQuote({ agent }), 'cashier', undefined, desk.clock.now());
    const cause = desk.payments.startWrite(pending);
    await desk.ledger.append(agent, () => [{ entry: paymentEntry(pending), cause }], desk.clock.now);
    expect(await desk.apply(number, values)).toEqual(refusal('payments-under-way'));
    const manual = { ...pending, state: 'manual' as const, asks: 9 };
    expect(await desk.payments.move(pending, manual)).toBe(true);
    expect(await desk.selin('apply', { params: { number }, body: { values } })).toEqual(refusal('payments-under-way'));
    expect(await desk.agents.find(agent)).toMatchObject({ state: 'active' });
    expect(await desk.payments.move(manual, { ...manual, state: 'paid', asks: 10 })).toBe(true);
    expect(await desk.selin('apply', { params: { number }, body: { values } })).toMatchObject({ status: 200 });
  });

  test('is not closed on a balance that has moved meanwhile', async () => {
    const { agent } = await openShop(1);
    const head = await desk.ledger.newest(agent);
    if (head === undefined) throw new Error('no entry');
    const holds = () =>
      transact(desk.database, [{ writes: [desk.ledger.stillEndsWith(head)], otherwise: 'changed-meanwhile' }]);
    await expect(holds()).resolves.toBeUndefined();
    await loadBy(agent, 2);
    await expect(holds()).rejects.toMatchObject({ code: 'changed-meanwhile' });
  });
});

describe('a letter that was written down and not sent', () => {
  test('is put before staff after some minutes, once, and can be sent again or set aside', async () => {
    const number = await desk.put();
    await desk.selin('claim', { params: { number }, body: {} });
    await desk.selin('askForPapers', { params: { number }, body: { missing: 'Kimlik' } });
    const letter = (await desk.cases.read(number))?.messages.at(-1);
    if (letter === undefined) throw new Error('no letter');
    const { sentAt: _, messageId: __, ...interrupted } = letter;
    await desk.cases.keepMessage(number, { ...interrupted, at: desk.clock.now() });
    const named = { params: { number, message: letter.id }, body: {} };
    expect(await desk.selin('sendAgain', named)).toEqual(refusal('letter-on-its-way'));
    expect(await tendLetters(desk.tending)).toMatchObject({ unsure: 0 });
    desk.clock.step(6 * MINUTE_MS);
    expect(await tendLetters(desk.tending)).toMatchObject({ unsure: 1 });
    expect(await tendLetters(desk.tending)).toMatchObject({ unsure: 0 });
    const unsent = async () => {
      const { body } = await desk.selin('letters', {});
      return (body.letters as { number: string }[]).filter((one) => one.number === number);
    };
    expect(await unsent()).toMatchObject([{ id: letter.id, letter: 'papers-asked', unsent: 'unsure' }]);
    expect(await desk.selin('setAside', named)).toMatchObject({ status: 200 });
    expect(await unsent()).toEqual([]);
    expect(await desk.selin('sendAgain', named)).toMatchObject({ body: { isSent: true } });
    expect(await desk.selin('sendAgain', named)).toEqual(refusal('case-moved'));
    expect(await desk.selin('setAside', named)).toEqual(refusal('not-found'));
    const told = (await desk.told(`case:${number}`)).map(({ action }) => action);
    expect(told.slice(0, 2)).toEqual(['letter.sent-again', 'letter.set-aside']);
  });

  test('is sent again by one of two who want it at once', async () => {
    const number = await desk.put();
    await desk.selin('claim', { params: { number }, body: {} });
    await desk.selin('askForPapers', { params: { number }, body: { missing: 'Kimlik' } });
    const letter = (await desk.cases.read(number))?.messages.at(-1);
    if (letter === undefined) throw new Error('no letter');
    const { sentAt: _, messageId: __, ...failed } = letter;
    await desk.cases.keepMessage(number, { ...failed, unsent: 'failed' });
    const before = mailsAbout(number).length;
    const named = { params: { number, message: letter.id }, body: {} };
    const answers = await Promise.all([desk.selin('sendAgain', named), desk.umut('sendAgain', named)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(mailsAbout(number)).toHaveLength(before + 1);
  });
});

/** The post and the papers' bucket as HTTP calls, so that a process can die at them. */
const post: typeof globalThis.fetch = async (input, init) => {
  const { host, pathname } = new URL(String(input));
  if (host === 'papers') desk.bucket.set(pathname.slice(1), init?.body as Uint8Array);
  if (host !== 'post') return new Response();
  return new Response(JSON.stringify(await desk.tending.sendMail(JSON.parse(String(init?.body)))));
};

function tendingOf({ database, fetch }: ReturnType<typeof mortal>): TendDependencies {
  const ask = (path: string, body: Uint8Array | string) =>
    fetch(`http://${path}`, { method: 'POST', body: body as BodyInit });
  return {
    letters: openCaseLetters(database),
    cases: openCases(database),
    places: openCasePlaces(database),
    closingStatements: openClosingStatements(database),
    ledger: openLedger(database, tries(1)),
    institutions: openInstitutions(database),
    papers: {
      put: async (key, content) => void (await ask(`papers/${key}`, content)),
      get: async (key) => desk.bucket.get(key) ?? new Uint8Array(),
    },
    sendMail: async (mail) => (await ask('post/', JSON.stringify({ ...mail, attachments: [] }))).json(),
    now: desk.clock.now,
  };
}

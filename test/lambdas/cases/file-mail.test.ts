import { openAgents } from '../../../lambdas/stores/agents';
import { openCases } from '../../../lambdas/stores/cases';
import { transact } from '../../../lambdas/stores/transact';
import type { Case } from '../../../shared/domain/case';
import type { FormReading } from '../../../shared/domain/form-reading';
import type { ParsedMail } from '../../../shared/domain/mail';
import { askForPapers, claimCase, closeCase } from '../../../shared/domain/move-case';
import { agentNumber, aShop } from '../../support/builders';
import { deniz } from '../../support/cases';
import { anAttachment, type MailWorld, openMailWorld } from '../../support/mail-world';

let world: MailWorld;
beforeAll(async () => {
  world = await openMailWorld();
  for (const index of [1, 2]) {
    const { agent, owner } = aShop(index);
    const email = `temsilci${index}@example.com`;
    expect(await openAgents(world.database).add({ ...agent, email }, owner, 'no password')).toBe('added');
  }
});
beforeEach(() => {
  // Another day: only so many acknowledgements go to one address a day.
  world.clock.step(86_400_000);
});
afterAll(() => world.close());

let messages = 0;

/** A message that differs from all before arrives and is handled; its case, and the letters it caused. */
async function send(fields: Partial<ParsedMail> = {}) {
  messages += 1;
  const before = world.sent.length;
  const filed = await world.file(world.arrive({ text: `message ${messages}`, ...fields }));
  return { ...filed, ...(await world.read(filed.number)), letters: world.sent.slice(before) };
}

const signedForm: FormReading = {
  form: { kind: 'information-change', version: 1, isSigned: true, agent: agentNumber(1) },
  fields: [
    { name: 'title', value: 'Yeni Örnek', source: 'acroform', confidence: 1 },
    { name: 'agentNumber', value: agentNumber(1), source: 'acroform', confidence: 1 },
  ],
};

async function move(one: Case, step: (before: Case) => Case): Promise<Case> {
  const after = step(one);
  const writes = openCases(world.database).moveWrites(one, after);
  await transact(world.database, [{ writes, otherwise: 'case-moved' }]);
  return after;
}

/** A case that waits for papers somebody asked for. */
async function sendAndAsk(): Promise<Case> {
  const { case: opened } = await send();
  const claimed = await move(opened, (before) => claimCase(before, deniz, false, world.clock.now()));
  return move(claimed, (before) => askForPapers(before, 'Kimlik', deniz, world.clock.now()));
}

describe('a message', () => {
  test('with a form becomes a case with its fields read, and is acknowledged in its own thread', async () => {
    world.reads('form.pdf', signedForm);
    const {
      case: opened,
      papers,
      messages,
      letters,
    } = await send({
      messageId: '<form@example.com>',
      attachments: [anAttachment('form.pdf'), anAttachment('kimlik.pdf')],
    });
    expect(opened).toMatchObject({
      kind: 'information-change',
      channel: 'mail',
      state: 'received',
      agent: agentNumber(1),
      agentBy: 'form-code',
      fields: signedForm.fields,
      mailbox: 'evrak@faturakom.com',
      papers: { accepted: 2, quarantined: 0 },
    });
    expect(papers).toMatchObject([
      { name: 'form.pdf', purpose: 'form', status: 'accepted', place: expect.stringMatching(/^records\//) },
      { name: 'kimlik.pdf', purpose: 'unsaid' },
    ]);
    expect(letters).toMatchObject([
      {
        to: 'ornek@example.com',
        subject: `[${opened.number}] Evrakınız alındı`,
        replyTo: 'evrak@faturakom.com',
        inReplyTo: '<form@example.com>',
        isAutomatic: true,
      },
    ]);
    expect(letters[0]?.text).not.toMatch(/Ayşe|ornek@|63100001/);
    expect(messages.find(({ letter }) => letter === 'acknowledgement')).toMatchObject({ sentAt: world.clock.now() });
  });

  test.each([
    ['the same Message-ID', { messageId: '<twice@example.com>' }],
    ['the same bytes', { contentHash: 'c'.repeat(64) }],
  ])('that comes again with %s adds nothing', async (_, same) => {
    const first = await send(same);
    const cases = await world.count();
    const again = await send(same);
    expect(again).toMatchObject({ number: first.number, outcome: 'known', letters: [] });
    expect(again.messages).toEqual(first.messages);
    expect(await world.count()).toBe(cases);
  });

  test('that breaks the reader becomes a case with the raw message kept and the reason', async () => {
    const { number } = await world.file('mail/broken');
    const { case: opened, messages } = await world.read(number);
    expect(opened).toMatchObject({ kind: 'other', state: 'received', problems: ['unreadable'] });
    expect(messages).toMatchObject([{ raw: 'mail/broken' }]);
    expect(await world.file('mail/broken')).toMatchObject({ number, outcome: 'known' });
  });

  test('whose attachments are quarantined keeps them where nobody may fetch them, and says so', async () => {
    const {
      papers,
      case: opened,
      letters,
    } = await send({
      attachments: [anAttachment('fatura.pdf.exe', { status: 'quarantined', reason: 'executable' })],
    });
    expect(papers).toMatchObject([{ status: 'quarantined', reason: 'executable' }]);
    expect(papers[0]?.place).toMatch(/^quarantine\//);
    expect(opened.papers).toEqual({ accepted: 0, quarantined: 1 });
    expect(letters[0]?.text).toContain('1 ek güvenlik nedeniyle açılmadı');
  });

  test('with more attachments than fit into one transaction is kept whole', async () => {
    const attachments = Array.from({ length: 150 }, (_, index) => anAttachment(`sayfa-${index}.pdf`));
    const { papers } = await send({ attachments });
    expect(papers.map(({ name }) => name)).toEqual(attachments.map(({ name }) => name));
  });

  test('to the fax mailbox came by fax', async () => {
    const { case: opened } = await send({ to: [{ address: 'faks@faturakom.com', name: '' }] });
    expect(opened).toMatchObject({ channel: 'fax', mailbox: 'faks@faturakom.com' });
  });
});

describe('whose it is', () => {
  test.each<[string, Partial<ParsedMail>, Partial<Case>]>([
    ['the registered address, proved', { from: { address: 'temsilci1@example.com', name: '' } }, { agentBy: 'email' }],
    ['the number it names', { clues: { agentNumber: agentNumber(1) } }, { agentBy: 'named' }],
    ['the code it names', { clues: { agentCode: agentNumber(1).slice(-4) } }, { agentBy: 'named' }],
  ])('is told by %s', async (_, fields, expected) => {
    expect((await send(fields)).case).toMatchObject({ agent: agentNumber(1), ...expected });
  });

  test.each<[string, Partial<ParsedMail>]>([
    [
      'a registered address without proof',
      { from: { address: 'temsilci1@example.com', name: '' }, isSenderProved: false },
    ],
    ['a number nobody has', { clues: { agentNumber: '99999999' } }],
    ['nothing at all', {}],
  ])('is not told by %s', async (_, fields) => {
    expect((await send(fields)).case).not.toHaveProperty('agent');
  });

  test('a signed form counts more than the address it came from', async () => {
    world.reads('imzali.pdf', signedForm);
    const { case: opened } = await send({
      from: { address: 'temsilci2@example.com', name: '' },
      attachments: [anAttachment('imzali.pdf')],
    });
    expect(opened).toMatchObject({ agent: agentNumber(1), agentBy: 'form-code' });
  });

  test('a form whose code is not ours only names an agent', async () => {
    const { form, fields } = signedForm;
    world.reads('elden.pdf', { fields, form: { kind: 'information-change', version: 1, isSigned: false } });
    expect(form?.isSigned).toBe(true);
    const { case: opened } = await send({ attachments: [anAttachment('elden.pdf')] });
    expect(opened).toMatchObject({ agent: agentNumber(1), agentBy: 'named' });
  });
});

describe('an answer', () => {
  test('that refers to our letter brings the waiting case back, from whatever address', async () => {
    const waiting = await sendAndAsk();
    const letter = (await world.read(waiting.number)).messages.find(({ letter }) => letter === 'acknowledgement');
    const answered = await send({
      references: [letter?.messageId ?? ''],
      from: { address: 'telefonum@example.net', name: '' },
      attachments: [anAttachment('ek.pdf')],
    });
    expect(answered).toMatchObject({ number: waiting.number, outcome: 'joined', letters: [] });
    expect(answered.case).toMatchObject({ state: 'received', hasNews: true, papers: { accepted: 1 } });
    expect(answered.case).not.toHaveProperty('missing');
  });

  test('that names the case joins it from the address the case has, and from no other', async () => {
    const waiting = await sendAndAsk();
    const clues = { caseNumber: waiting.number };
    expect(await send({ clues })).toMatchObject({ number: waiting.number, outcome: 'joined' });
    const stranger = await send({ clues, from: { address: 'baskasi@example.net', name: '' } });
    expect(stranger).toMatchObject({ outcome: 'opened', case: { follows: waiting.number } });
  });

  test('to a closed case opens one that follows it', async () => {
    const { case: opened } = await send();
    const claimed = await move(opened, (before) => claimCase(before, deniz, false, world.clock.now()));
    await move(claimed, (before) => closeCase(before, 'Bilgi', deniz, world.clock.now()));
    const later = await send({ clues: { caseNumber: opened.number } });
    expect(later).toMatchObject({ outcome: 'opened', case: { follows: opened.number } });
  });

  test('of a machine is kept with the case and moves nothing', async () => {
    const waiting = await sendAndAsk();
    const answered = await send({ clues: { caseNumber: waiting.number }, isAutomatic: true });
    expect(answered).toMatchObject({
      number: waiting.number,
      case: { state: 'waiting-for-papers', missing: 'Kimlik' },
    });
    expect(answered.messages.filter(({ direction }) => direction === 'in')).toHaveLength(2);
  });
});

describe('an acknowledgement', () => {
  const authentication = (fields: Partial<ParsedMail['authentication']>) => ({
    authentication: {
      spf: 'none',
      dkim: 'none',
      dmarc: 'none',
      spam: 'none',
      virus: 'none',
      dkimDomains: [],
      ...fields,
    } as const,
  });
  test.each<[string, Partial<ParsedMail>]>([
    ['a machine', { isAutomatic: true }],
    ['nobody', { from: undefined }],
    ['a forged address', authentication({ dmarc: 'fail' })],
    ['spam', authentication({ spam: 'fail' })],
  ])('is not sent to %s', async (_, fields) => {
    expect(await send(fields)).toMatchObject({ outcome: 'opened', letters: [], isAcknowledged: false });
  });

  test('goes to one address fifty times a day and no more, so that machines that answer each other end', async () => {
    const from = { address: 'robot@example.com', name: '' };
    const letters = [];
    for (let count = 0; count < 52; count += 1) letters.push(...(await send({ from })).letters);
    expect(letters).toHaveLength(50);
    world.clock.step(86_400_000);
    expect((await send({ from })).letters).toHaveLength(1);
  });

  test('that the post does not take is noted beside the case, which stands', async () => {
    const refusing = {
      ...world.dependencies(),
      sendMail: async () => ({ outcome: 'not-sent', why: 'bounced' }) as const,
    };
    const { number } = await world.file(world.arrive({ text: 'to a dead address' }), refusing);
    const { messages } = await world.read(number);
    expect(messages.find(({ letter }) => letter === 'acknowledgement')).toMatchObject({ unsent: 'bounced' });
  });
});

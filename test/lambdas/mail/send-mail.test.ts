import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeMail, MailRejected, type OutgoingMail, openMailSender } from '../../../lambdas/gateways/mail-sender';
import { letter } from '../../../lambdas/mail/letter';
import { sendMail } from '../../../lambdas/mail/send-mail';
import { listenOnLoopback } from '../../../local/loopback-server';
import { type SentBox, startSentBox } from '../../../local/mail/sent-box';
import { network } from '../../../shared/domain/network';
import { monday } from '../../support/builders';
import { inert, tries } from '../../support/fakes';

const mail: OutgoingMail = {
  to: 'ayse@example.com',
  subject: '[K26-000123] Başvurunuz alındı: İşyeri bilgi değişikliği ve ÇĞŞÜÖ harfli uzun bir konu satırı',
  ...letter({
    paragraphs: ['Sayın Ayşe Öğüt,', 'Başvurunuz alındı & <incelenecek>.'],
    facts: [['Evrak no', 'K26-000123']],
  }),
  replyTo: network.formsMailbox,
  inReplyTo: '<abc@example.com>',
  references: ['<ilk@example.com>', '<abc@example.com>'],
  isAutomatic: true,
};

let dataDir: string;
let box: SentBox;
let told: string[];

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'faturakom-sent-'));
  told = [];
  box = await startSentBox({ dataDir, tell: (feedback) => told.push(feedback) });
});
afterEach(async () => {
  await box.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const env = () => ({ SES_ENDPOINT: box.endpoint });
const nobody = { find: async () => undefined };

test('a letter arrives in Turkish, as text and as HTML, in its thread and marked as automatic', async () => {
  const sending = await sendMail(mail, { sender: openMailSender(env(), tries(1)), suppressions: nobody });
  const [sent] = box.messages();
  expect(sending).toEqual({ outcome: 'sent', messageId: sent?.messageId });
  expect(sent).toMatchObject({
    from: 'evrak@faturakom.com',
    to: ['ayse@example.com'],
    subject: mail.subject,
    attachments: [],
  });
  expect(sent?.text).toContain('Sayın Ayşe Öğüt,\n\nBaşvurunuz alındı & <incelenecek>.\n\nEvrak no: K26-000123');
  expect(sent?.html).toContain('<p>Başvurunuz alındı &#38; &#60;incelenecek&#62;.</p>');
  const heads = Object.fromEntries(sent?.headers.map(({ name, value }) => [name, value]) ?? []);
  expect(heads).toMatchObject({
    'auto-submitted': 'auto-replied',
    'reply-to': 'evrak@faturakom.com',
    'in-reply-to': '<abc@example.com>',
    references: '<ilk@example.com> <abc@example.com>',
  });
});

test('what a person wrote is not marked as automatic, and carries its attachments', async () => {
  const form = { name: 'Kullanıcı formu İ.pdf', type: 'application/pdf', content: Buffer.from('%PDF-') };
  await openMailSender(env(), tries(1)).send({ ...mail, isAutomatic: false, attachments: [form] });
  const [sent] = box.messages();
  expect(sent?.headers.filter(({ name }) => /^(auto|x-auto)/.test(name))).toEqual([]);
  expect(sent?.attachments).toEqual([{ name: form.name, type: form.type, bytes: 5 }]);
});

test('nothing in a subject or a thread can add a line to the head', async () => {
  const subject = 'Evrak\r\nBcc: baskasi@example.com\r\n\r\ngövde';
  const raw = await composeMail({ ...mail, subject, inReplyTo: '<a@b>\r\nX-Evil: 1' }, 'faturakom.com');
  const [head = ''] = Buffer.from(raw).toString('latin1').split('\r\n\r\n');
  expect(head).not.toMatch(/^(bcc|x-evil):/im);
  expect(head.split('\r\n').every((line) => /^[\x20-\x7e\t]{0,998}$/.test(line))).toBe(true);
});

test.each(['bounced', 'complained'] as const)('an address that %s is not written to, and that is told', async (why) => {
  const suppressions = { find: async () => ({ address: mail.to, why, at: monday }) };
  const sending = await sendMail(mail, { sender: inert('sender'), suppressions });
  expect(sending).toEqual({ outcome: 'not-sent', why });
});

test.each(['', 'ayse', 'a@b.com, c@d.com', 'a@b.com\r\nBcc: c@d.com'])('%j is no address to write to', async (to) => {
  const sending = await sendMail({ ...mail, to }, { sender: inert('sender'), suppressions: inert('suppressions') });
  expect(sending).toEqual({ outcome: 'not-sent', why: 'unusable-address' });
});

/** A mail service that answers as it is told, in order. */
async function service(...answers: { status: number; code: string }[]) {
  let asked = 0;
  const server = await listenOnLoopback((request, response) => {
    request.resume();
    const { status, code } = answers[Math.min(asked, answers.length - 1)] ?? { status: 500, code: '' };
    asked += 1;
    response.writeHead(status, { 'content-type': 'text/xml' });
    response.end(
      status === 200
        ? '<SendRawEmailResponse><SendRawEmailResult><MessageId>id-1</MessageId></SendRawEmailResult></SendRawEmailResponse>'
        : `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`,
    );
  });
  const sender = openMailSender({ SES_ENDPOINT: `http://127.0.0.1:${server.port}` }, tries(3));
  return { sender, asked: () => asked, close: server.close };
}

test('what the service rejects for good is told, not tried again', async () => {
  const { sender, asked, close } = await service({ status: 400, code: 'MessageRejected' });
  await expect(sender.send(mail)).rejects.toThrow(MailRejected);
  expect(await sendMail(mail, { sender, suppressions: nobody })).toEqual({ outcome: 'not-sent', why: 'rejected' });
  expect(asked()).toBe(2);
  await close();
});

test('what the service puts off is tried again; what it may have taken is not', async () => {
  const busy = await service({ status: 400, code: 'Throttling' }, { status: 200, code: '' });
  expect(await busy.sender.send(mail)).toEqual({ messageId: '<id-1@eu-central-1.amazonses.com>' });
  expect(busy.asked()).toBe(2);
  const broken = await service({ status: 500, code: 'InternalFailure' });
  await expect(broken.sender.send(mail)).rejects.toThrow();
  expect(broken.asked()).toBe(1);
  await Promise.all([busy.close(), broken.close()]);
});

test('what was sent is there after a restart', async () => {
  await openMailSender(env(), tries(1)).send(mail);
  const [sent] = box.messages();
  await box.close();
  box = await startSentBox({ dataDir, tell: () => {} });
  expect(box.messages()).toEqual([sent]);
});

test('the simulator’s addresses bounce and complain as SES tells it', async () => {
  const sender = openMailSender(env(), tries(1));
  for (const name of ['bounce', 'complaint', 'success'])
    await sender.send({ ...mail, to: `${name}@simulator.amazonses.com` });
  expect(told.map((feedback) => JSON.parse(feedback).eventType)).toEqual(['Bounce', 'Complaint']);
});

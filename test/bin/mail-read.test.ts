import { describeMessage, messageForScripts, readMessage } from '../../bin/ops/mail-read';
import { ACCEPTED, QUARANTINED } from '../support/mail-contents';
import { attachment, message, multipart, plain, word } from '../support/mime';

const raw = message(
  multipart('mixed', [
    plain('Temsilci kodu: 4821'),
    attachment('belge.pdf', ACCEPTED['belge.pdf'][1]),
    attachment('program.exe', QUARANTINED['program.exe'][1]),
  ]),
  [`Subject: ${word('Temsilcilik iptali', 'B')}`],
);

test('scripts get a message as they were promised', async () => {
  const read = JSON.parse(JSON.stringify(messageForScripts(await readMessage(raw))));
  expect(read).toMatchObject({
    messageId: '<1@ornek.com.tr>',
    from: 'market@ornek.com.tr',
    to: ['evrak@faturakom.com'],
    subject: 'Temsilcilik iptali',
    text: 'Temsilci kodu: 4821',
    sentAt: '2026-11-23T11:05:00.000Z',
    attachments: [
      { name: 'belge.pdf', type: 'application/pdf', status: 'accepted' },
      { name: 'program.exe', status: 'quarantined', reason: 'executable' },
    ],
    kind: 'agency-cancellation',
    agent: '4821',
  });
  expect(read.attachments[0].bytes).toBe(ACCEPTED['belge.pdf'][1].length);
});

test('people read why an attachment is not opened', async () => {
  const described = describeMessage(await readMessage(raw));
  expect(described).toContain('agent     4821');
  expect(described).toContain('An executable program.');
});

test('a message without an identity is known by its bytes', async () => {
  const bare = Buffer.from('Subject: x\r\n\r\ny');
  const [one, same, other] = await Promise.all([bare, bare, Buffer.from('Subject: x\r\n\r\nz')].map(readMessage));
  expect(one?.messageId).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(same?.messageId).toBe(one?.messageId);
  expect(other?.messageId).not.toBe(one?.messageId);
});

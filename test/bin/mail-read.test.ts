import { describeMessage, messageForScripts, readMessage } from '../../bin/ops/mail-read';
import type { AgentNumber } from '../../shared/domain/agent';
import type { FormReading } from '../../shared/domain/form-reading';
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

/** A network with the agent 63104821 alone. */
const directory = {
  numberOf: async (agent: string) => (agent === '63104821' ? ('63104821' as AgentNumber) : undefined),
  ofCode: async (code: string) => (code === '4821' ? ('63104821' as AgentNumber) : undefined),
  ofEmail: async () => [],
};
const noForm = async (): Promise<FormReading> => ({ fields: [], reason: 'no-fields' });
const read = (bytes: Uint8Array) => readMessage(bytes, { directory, readForm: noForm });

test('scripts get a message as they were promised', async () => {
  const message = JSON.parse(JSON.stringify(messageForScripts(await read(raw))));
  expect(message).toMatchObject({
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
    agent: '63104821',
    agentBy: 'named',
  });
  expect(message.attachments[0].bytes).toBe(ACCEPTED['belge.pdf'][1].length);
});

test('people read why an attachment is not opened', async () => {
  const described = describeMessage(await read(raw));
  expect(described).toContain('agent     63104821 (named)');
  expect(described).toContain('An executable program.');
});

test('a message without an identity is known by its bytes', async () => {
  const bare = Buffer.from('Subject: x\r\n\r\ny');
  const [one, same, other] = await Promise.all([bare, bare, Buffer.from('Subject: x\r\n\r\nz')].map(read));
  expect(one?.mail.messageId).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(same?.mail.messageId).toBe(one?.mail.messageId);
  expect(other?.mail.messageId).not.toBe(one?.mail.messageId);
});

test('a form in a message says what it asks for, whose it is, and what is filled in', async () => {
  const fields = [{ name: 'city', value: 'Ankara', source: 'acroform' as const, confidence: 1 }];
  const form = { kind: 'information-change' as const, version: 1, agent: '63104821' as AgentNumber, isSigned: true };
  const message = await readMessage(raw, { directory, readForm: async () => ({ form, fields }) });
  expect(messageForScripts(message)).toMatchObject({
    ...{ kind: 'information-change', agent: '63104821', agentBy: 'form-code', fields },
  });
  expect(describeMessage(message)).toContain('field     city: Ankara');
});

test('a message that names nobody we know is nobody’s', async () => {
  const message = await read(Buffer.from('Subject: Temsilci no 63999999\r\n\r\nMerhaba'));
  expect(messageForScripts(message)).not.toHaveProperty('agent');
});

import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PublishCommand, type PublishCommandInput, SNSClient } from '@aws-sdk/client-sns';
import { type SmsBox, startSmsBox } from '../../local/sms-box';

let dataDir: string;
let box: SmsBox;
let sns: SNSClient;
const at = Date.parse('2026-11-23T14:00:00.000Z');

async function open(): Promise<void> {
  box = await startSmsBox({ dataDir, now: () => at });
  sns = new SNSClient({
    endpoint: box.endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
}
async function close(): Promise<void> {
  sns.destroy();
  await box.close();
}
const publish = (input: PublishCommandInput) => sns.send(new PublishCommand(input));

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'faturakom-sms-'));
  await open();
});
afterEach(async () => {
  await close();
  rmSync(dataDir, { recursive: true, force: true });
});

test('a message published with the real client arrives as it was written', async () => {
  const answer = await publish({
    PhoneNumber: '+905321234567',
    Message: 'Şifreniz: 123456 & <İyi günler> + %',
    MessageAttributes: {
      'AWS.SNS.SMS.SenderID': { DataType: 'String', StringValue: 'FATURAKOM' },
      'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
    },
  });
  expect(answer.MessageId).toMatch(/^[0-9a-f-]{36}$/);
  expect(box.messages()).toEqual([
    {
      to: '+905321234567',
      text: 'Şifreniz: 123456 & <İyi günler> + %',
      senderId: 'FATURAKOM',
      type: 'Transactional',
      at: '2026-11-23T14:00:00.000Z',
    },
  ]);
});

test('without attributes a message is promotional and has no sender', async () => {
  await publish({ PhoneNumber: '+905321234567', Message: 'bir' });
  expect(box.messages()[0]).toEqual({
    to: '+905321234567',
    text: 'bir',
    type: 'Promotional',
    at: '2026-11-23T14:00:00.000Z',
  });
});

const sound = { PhoneNumber: '+905321234567', Message: 'bir' };
test.each<[string, PublishCommandInput]>([
  ['a local number', { ...sound, PhoneNumber: '05321234567' }],
  ['an empty message', { ...sound, Message: '' }],
  ['a message above 1600 characters', { ...sound, Message: 'x'.repeat(1_601) }],
  ['a topic in place of a phone', { TopicArn: 'arn:aws:sns:eu-central-1:000000000000:topic', Message: 'bir' }],
  [
    'a sender id above 11 characters',
    { ...sound, MessageAttributes: { 'AWS.SNS.SMS.SenderID': { DataType: 'String', StringValue: 'FATURAKOMLTD' } } },
  ],
  [
    'an unknown type',
    { ...sound, MessageAttributes: { 'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Urgent' } } },
  ],
])('%s is refused as SNS refuses it, and kept nowhere', async (_, input) => {
  await expect(publish(input)).rejects.toMatchObject({
    name: 'InvalidParameterException',
    $metadata: { httpStatusCode: 400 },
  });
  expect(box.messages()).toEqual([]);
});

test('an action other than Publish is refused', async () => {
  const answer = await fetch(box.endpoint, { method: 'POST', body: new URLSearchParams({ Action: 'CreateTopic' }) });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('<Code>InvalidAction</Code>');
});

test('messages are on disk before the answer, and there again after a restart', async () => {
  await publish({ ...sound, Message: 'önce' });
  await publish({ ...sound, Message: 'sonra' });
  expect(readFileSync(join(dataDir, 'sms.jsonl'), 'utf8').split('\n')).toHaveLength(3);
  await close();
  await open();
  expect(box.messages().map((message) => message.text)).toEqual(['sonra', 'önce']);
});

test('a line cut short by a kill is dropped and harms no later message', async () => {
  await publish({ ...sound, Message: 'tam' });
  await close();
  appendFileSync(join(dataDir, 'sms.jsonl'), '{"to":"+9053');
  await open();
  await publish({ ...sound, Message: 'yeni' });
  await close();
  await open();
  expect(box.messages().map((message) => message.text)).toEqual(['yeni', 'tam']);
});

test('keeps the last 500 only', async () => {
  await close();
  const line = (index: number) =>
    JSON.stringify({ to: '+905321234567', text: `${index}`, type: 'Promotional', at: '2026-11-23T14:00:00.000Z' });
  writeFileSync(join(dataDir, 'sms.jsonl'), Array.from({ length: 700 }, (_, index) => `${line(index)}\n`).join(''));
  await open();
  await publish({ ...sound, Message: 'son' });
  const texts = box.messages().map((message) => message.text);
  expect(texts).toHaveLength(500);
  expect(texts.slice(0, 2)).toEqual(['son', '699']);
  expect(texts.at(-1)).toBe('201');
});

test('prints no text of a message', async () => {
  const spies = (['log', 'info', 'warn', 'error'] as const).map((name) => jest.spyOn(console, name));
  await publish(sound);
  for (const spy of spies) {
    expect(spy).not.toHaveBeenCalled();
    spy.mockRestore();
  }
});

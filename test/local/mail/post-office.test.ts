import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SQSEvent } from 'aws-lambda';
import PostalMime from 'postal-mime';
import { openRawMail } from '../../../lambdas/gateways/raw-mail';
import { type ArrivedObject, onObjects } from '../../../lambdas/runtime/queue';
import { BUCKETS, type Buckets, STAND_IN_KEY, startBuckets } from '../../../local/buckets';
import { type PostOffice, startPostOffice } from '../../../local/mail/post-office';
import { startWorker, type Worker } from '../../../local/queue/worker';
import { openQueues, type Queues } from '../../../local/queues';
import { sendBySmtp } from '../../support/smtp';

let dataFolder: string;
let buckets: Buckets;
let queues: Queues;
let post: PostOffice;
let workers: Worker[];

async function open(): Promise<void> {
  workers = [];
  buckets = await startBuckets(dataFolder);
  queues = openQueues(dataFolder);
  post = await startPostOffice({ dataFolder, smtpPort: 0, buckets, queues });
}

async function close(): Promise<void> {
  for (const worker of workers) await worker.stop();
  await post.close();
  queues.close();
  await buckets.close();
}

beforeAll(() => {
  // What the Lambdas' S3 client takes from its environment.
  process.env.AWS_ACCESS_KEY_ID = STAND_IN_KEY;
  process.env.AWS_SECRET_ACCESS_KEY = STAND_IN_KEY;
});
beforeEach(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'faturakom-post-'));
  await open();
});
afterEach(async () => {
  await close();
  rmSync(dataFolder, { recursive: true, force: true });
});

const form = {
  from: 'ayse@example.com',
  to: 'evrak@localhost',
  subject: 'Bilgi değişikliği',
  text: 'Ektedir.\n.\nÇağrı',
};
const send = (mail: Parameters<typeof sendBySmtp>[1]) => sendBySmtp(post.smtp.port, mail);

/** Reads every arrived message as the Lambda on AWS would. */
function readArrivals(): { object: ArrivedObject; raw: Uint8Array }[] {
  const read: { object: ArrivedObject; raw: Uint8Array }[] = [];
  const env = { S3_ENDPOINT: buckets.endpoint, MAIL_BUCKET: BUCKETS.mail };
  const handler = onObjects(async (object) => {
    read.push({ object, raw: await openRawMail(env).get(object.key) });
  });
  const run = handler as unknown as (event: SQSEvent, context: object) => ReturnType<Parameters<typeof startWorker>[1]>;
  workers.push(startWorker(queues.byName['read-mail'], (event) => run(event, { functionName: 'read-mail' })));
  return read;
}

async function until(isReached: () => boolean): Promise<void> {
  for (let turn = 0; !isReached(); turn += 1) {
    if (turn > 2_000) throw new Error('waited in vain');
    await sleep(5);
  }
}

test('a message sent to evrak@ arrives at the handler as it was written, below what was found out about it', async () => {
  const content = Buffer.from([0, 1, 2, 255]);
  expect(await send({ ...form, attachments: [{ filename: 'kimlik İğ.bin', content }] })).toMatch(/^250 Ok \w{40}$/);
  const read = readArrivals();
  await until(() => read.length > 0);
  const [{ object, raw } = { object: { key: '' }, raw: new Uint8Array() }] = read;
  expect(object).toEqual({
    bucket: 'mail',
    key: expect.stringMatching(/^mail\/[a-z0-9]{40}$/),
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
  });
  expect(Buffer.from(raw).toString('latin1')).toMatch(
    /^Return-Path: <ayse@example\.com>\r\nReceived: from .*\r\nX-SES-Spam-Verdict: PASS\r\nX-SES-Virus-Verdict: PASS\r\nReceived-SPF: pass .*\r\nAuthentication-Results: amazonses\.com;\r\n spf=pass .*\r\n dkim=pass header\.i=@example\.com;\r\n dmarc=pass header\.from=example\.com;\r\n/s,
  );
  const mail = await PostalMime.parse(raw);
  expect([mail.subject, mail.text?.trim()]).toEqual([form.subject, form.text]);
  expect(mail.attachments[0]?.filename).toBe('kimlik İğ.bin');
  expect(Buffer.from(mail.attachments[0]?.content as ArrayBuffer)).toEqual(content);
  expect(post.received.messages()).toMatchObject([
    { from: 'ayse@example.com', subject: form.subject, bytes: raw.length },
  ]);
});

test('the verdicts are those switched in the console', async () => {
  post.smtp.verdicts = { ...post.smtp.verdicts, dmarc: 'fail', spam: 'GRAY' };
  await send(form);
  const [received] = post.received.messages();
  const raw = Buffer.from(await post.received.raw(received?.id ?? '')).toString('latin1');
  expect(raw).toContain('\r\n dmarc=fail header.from=example.com;');
  expect(raw).toContain('X-SES-Spam-Verdict: GRAY');
});

test.each(['evrak@faturakom.com', 'INFO@localhost', 'faks@faturakom.com'])('takes mail for %s', async (to) => {
  expect(await send({ ...form, to })).toContain('250 Ok');
});

test.each(['baska@faturakom.com', 'evrak@example.com', 'root@localhost'])(
  'refuses mail for %s and keeps nothing',
  async (to) => {
    await expect(send({ ...form, to })).rejects.toMatchObject({ responseCode: 550 });
    expect(post.received.messages()).toEqual([]);
  },
);

test('one message to two mailboxes is one object', async () => {
  await send({ ...form, to: ['evrak@localhost', 'info@localhost'] });
  expect(queues.byName['read-mail'].waiting()).toHaveLength(1);
});

test('a message above 40 MB is refused, one below is taken', async () => {
  const huge = Buffer.alloc(40 * 1024 * 1024 + 1, 'x\r\n');
  await expect(send({ envelope: { from: form.from, to: form.to }, raw: huge })).rejects.toMatchObject({
    responseCode: 552,
  });
  expect(post.received.messages()).toEqual([]);
  await send({ envelope: { from: form.from, to: form.to }, raw: huge.subarray(0, 39 * 1024 * 1024) });
  expect(post.received.messages()).toHaveLength(1);
});

test('a message that cannot be kept is not acknowledged', async () => {
  const silence = jest.spyOn(console, 'error').mockImplementation(() => {});
  queues.byName['read-mail'].close();
  await expect(send(form)).rejects.toMatchObject({ responseCode: 451 });
  silence.mockRestore();
  queues.close = () => {};
  expect(post.received.messages()).toEqual([]);
});

test('acknowledged and not yet handled, it is handled after a restart, and is one object', async () => {
  await send(form);
  await close();
  await open();
  const read = readArrivals();
  await until(() => queues.byName['read-mail'].waiting().length === 0);
  expect(read.map(({ object }) => object.key)).toEqual(post.received.messages().map(({ key }) => key));
});

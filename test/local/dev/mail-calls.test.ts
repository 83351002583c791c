import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBuckets } from '../../../local/buckets';
import { devConsole } from '../../../local/dev/console';
import { listenOnLoopback } from '../../../local/loopback-server';
import { type PostOffice, startPostOffice } from '../../../local/mail/post-office';
import { openQueues, type Queues } from '../../../local/queues';
import type { Scheduler } from '../../../local/scheduler';
import type { SmsBox } from '../../../local/sms-box';
import { inert } from '../../support/fakes';

let url: string;
let post: PostOffice;
let queues: Queues;
let closing: (() => unknown)[];

beforeEach(async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'faturakom-console-'));
  const buckets = await startBuckets(dataFolder);
  queues = openQueues(dataFolder);
  post = await startPostOffice({ dataFolder, smtpPort: 0, buckets, queues });
  const [sms, scheduler] = [inert<SmsBox>('sms'), inert<Scheduler>('scheduler')];
  const server = await listenOnLoopback(devConsole({ bankUrl: 'http://127.0.0.1:9', sms, scheduler, post, queues }));
  url = `http://127.0.0.1:${server.port}/dev/api`;
  closing = [
    () => server.close(),
    () => post.close(),
    () => queues.close(),
    () => buckets.close(),
    () => rmSync(dataFolder, { recursive: true, force: true }),
  ];
});
afterEach(async () => {
  for (const close of closing) await close();
});

const ask = async (method: string, path: string, body?: unknown) => {
  const answer = await fetch(url + path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return { status: answer.status, body: await answer.json() };
};

test('a message written in the console, larger than other calls may be, goes by SMTP and can be read as it came', async () => {
  const file = Buffer.alloc(2 * 1024 * 1024, 'İ').toString('base64');
  const mail = { from: 'ayse@example.com', to: 'evrak@localhost', subject: 'Çıkış', text: 'Ektedir.' };
  const sent = await ask('POST', '/mail', { ...mail, attachments: [{ name: 'form.pdf', contentBase64: file }] });
  expect(sent).toEqual({ status: 200, body: { response: expect.stringContaining('250 Ok') } });
  const { body: received } = await ask('GET', '/mail/received');
  expect(received).toMatchObject([{ from: mail.from, to: [mail.to], subject: 'Çıkış' }]);
  const raw = await fetch(`${url}/mail/received/${received[0].id}`);
  expect(raw.headers.get('content-type')).toBe('application/octet-stream');
  expect(await raw.text()).toContain('filename=form.pdf');
});

test('a raw message goes as it stands', async () => {
  await ask('POST', '/mail', {
    from: 'a@example.com',
    to: 'info@localhost',
    raw: 'Subject: =?windows-1254?Q?=DDptal?=\r\n\r\nx',
  });
  expect((await ask('GET', '/mail/received')).body).toMatchObject([{ subject: 'İptal' }]);
});

test('what the mailboxes refuse is told in the server’s words', async () => {
  const refused = await ask('POST', '/mail', { from: 'a@example.com', to: 'baska@localhost' });
  expect(refused).toMatchObject({ status: 400, body: { error: expect.stringContaining('550 5.1.1') } });
});

test('verdicts are switched, and only to what a mail service says', async () => {
  expect((await ask('PUT', '/mail/verdicts', { spf: 'fail' })).body).toMatchObject({ spf: 'fail', dkim: 'pass' });
  expect((await ask('PUT', '/mail/verdicts', { spf: 'perhaps' })).status).toBe(400);
  expect(post.smtp.verdicts.spf).toBe('fail');
});

test('dead letters are shown and redriven; an unknown queue is refused', async () => {
  const letter = { id: '1', body: 'poison', sentAtMs: 1, receives: 5, isDead: true, error: 'no' };
  let isRedriven = false;
  queues.deadLetters = () => (isRedriven ? [] : [{ queue: 'read-mail', letters: [letter] }]);
  queues.byName['read-mail'].redrive = () => {
    isRedriven = true;
    return 1;
  };
  expect((await ask('GET', '/dead-letters')).body).toEqual([{ queue: 'read-mail', letters: [letter] }]);
  expect((await ask('POST', '/dead-letters/read-mail/redrive')).body).toEqual({ redriven: 1 });
  expect((await ask('GET', '/dead-letters')).body).toEqual([]);
  expect((await ask('POST', '/dead-letters/no-such/redrive')).status).toBe(400);
});

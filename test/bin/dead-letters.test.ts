import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openQueue } from '../../local/queue/durable-queue';
import { runToEnd } from '../support/local-process';

jest.setTimeout(60_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'faturakom-dlq-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ops = async (...args: string[]) => {
  const { exitCode, stdout, stderr } = await runToEnd('bin/ops.ts', ['dlq', ...args], { LOCAL_DATA_DIR: folder });
  return { exitCode, said: stdout.trim() || stderr.trim() };
};

test('the operator sees what was given up on this machine, puts it back, and sees that nothing is left', async () => {
  const queue = openQueue({ folder: join(folder, 'queues'), name: 'read-mail', maxReceives: 1 });
  queue.send('{"Records":[{"s3":{"object":{"key":"mail/abc"}}}]}');
  queue.failed(queue.receive()?.id ?? '', 'cannot be read');
  queue.close();

  const listed = await ops('list');
  expect(listed.exitCode).toBe(1);
  expect(listed.said).toMatch(/^read-mail: 1\n {2}\S+ \S+ tried 1 times: mail\/abc; cannot be read$/);
  const redriven = await ops('redrive', 'read-mail', '--json');
  expect([redriven.exitCode, JSON.parse(redriven.said)]).toEqual([
    0,
    { queues: [{ queue: 'read-mail', outcome: 'redriven', moved: 1 }] },
  ]);
  expect(await ops('list')).toEqual({ exitCode: 0, said: 'no dead letters' });
  expect(await ops('redrive', 'no-such')).toEqual({ exitCode: 3, said: 'no queue is named no-such' });
});

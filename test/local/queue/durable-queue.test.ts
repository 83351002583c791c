import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DurableQueue, openQueue } from '../../../local/queue/durable-queue';
import { startWorker } from '../../../local/queue/worker';

let folder: string;
let nowMs: number;
let open: DurableQueue[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'faturakom-queue-'));
  nowMs = 1_000;
  open = [];
});
afterEach(() => {
  for (const queue of open) queue.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the same queue once more, as a process does that follows a killed one. */
function reopen(): DurableQueue {
  const queue = openQueue({ folder, name: 'post', now: () => nowMs, maxReceives: 3, pauseMs: 10 });
  open.push(queue);
  return queue;
}

const bodies = (letters: readonly { body: string }[]) => letters.map(({ body }) => body);

test('hands letters out in their order, each once until it is given back', () => {
  const queue = reopen();
  for (const body of ['bir', 'iki']) queue.send(body);
  expect([queue.receive()?.body, queue.receive()?.body, queue.receive()]).toEqual(['bir', 'iki', undefined]);
});

test('what was sent, and what was being handled, is there again after a kill; what was done is not', () => {
  const before = reopen();
  for (const body of ['handled', 'under way', 'waiting']) before.send(body);
  before.done(before.receive()?.id ?? '');
  before.receive();
  const after = reopen();
  expect([after.receive()?.body, after.receive()?.body, after.receive()]).toEqual(['under way', 'waiting', undefined]);
});

test('a letter that fails comes again after a pause that grows, and is dead after its last try', () => {
  const queue = reopen();
  queue.send('poison');
  for (const pauseMs of [10, 20]) {
    queue.failed(queue.receive()?.id ?? '', 'no good');
    nowMs += pauseMs - 1;
    expect(queue.receive()).toBeUndefined();
    nowMs += 1;
  }
  queue.failed(queue.receive()?.id ?? '', 'no good at all');
  nowMs += 1_000_000;
  expect(queue.receive()).toBeUndefined();
  expect(reopen().dead()).toMatchObject([{ body: 'poison', receives: 3, error: 'no good at all' }]);
});

test('a letter that kills whoever handles it is dead after as many tries', () => {
  reopen().send('killer');
  for (let kill = 0; kill < 3; kill += 1) expect(reopen().receive()?.body).toBe('killer');
  const queue = reopen();
  expect(queue.receive()).toBeUndefined();
  expect(bodies(queue.dead())).toEqual(['killer']);
});

test('dead letters that are redriven have all their tries again', () => {
  const queue = reopen();
  queue.send('poison');
  for (let turn = 0; turn < 3; turn += 1) {
    queue.failed(queue.receive()?.id ?? '', 'no');
    nowMs += 1_000;
  }
  expect(queue.redrive()).toBe(1);
  expect(queue.dead()).toEqual([]);
  expect(reopen().receive()).toMatchObject({ body: 'poison', receives: 1 });
});

test('its file keeps only what still waits when it is opened anew', () => {
  const queue = reopen();
  for (let count = 0; count < 50; count += 1) {
    queue.send(`letter ${count}`);
    queue.done(queue.receive()?.id ?? '');
  }
  queue.send('last');
  expect(bodies(reopen().waiting())).toEqual(['last']);
  expect(readFileSync(join(folder, 'post.jsonl'), 'utf8').trim().split('\n')).toHaveLength(1);
});

test('the worker hands every letter to the handler, tries failed ones again, and stops between two', async () => {
  const queue = openQueue({ folder, name: 'post', pauseMs: 1, maxReceives: 3 });
  open.push(queue);
  const seen: string[] = [];
  queue.send('before');
  const worker = startWorker(queue, async ({ Records: [record] }) => {
    seen.push(`${record?.body} ${record?.attributes.ApproximateReceiveCount}`);
    if (record?.body === 'thrown') throw new Error('out');
    return { batchItemFailures: record?.body === 'returned' ? [{ itemIdentifier: record.messageId }] : [] };
  });
  const silence = jest.spyOn(console, 'error').mockImplementation(() => {});
  for (const body of ['thrown', 'returned', 'fine']) queue.send(body);
  while (queue.dead().length < 2) await sleep(2);
  await worker.stop();
  silence.mockRestore();
  const tries = (body: string) => [1, 2, 3].map((count) => `${body} ${count}`);
  expect(seen.toSorted()).toEqual(['before 1', 'fine 1', ...tries('returned'), ...tries('thrown')]);
  expect(queue.waiting()).toEqual([]);
  queue.send('after the end');
  await sleep(5);
  expect(seen).not.toContain('after the end 1');
});

import { fileURLToPath, pathToFileURL } from 'node:url';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { Looked } from './look-into';

/** What reading one file may take. A form takes a second and 100 MB; a scan of ten pages some more. */
const LONGEST_MS = 20_000;
const MOST_MEMORY_BYTES = 500_000_000;
const MOST_HEAP_MB = 400;
const WATCH_EVERY_MS = 25;
const ROOM = 'faturakom:reading-room';

/** `too-costly`: it was stopped. `encrypted`, `broken`: what the reader made of it. */
export type Outcome = Looked | { readonly failed: 'too-costly' | 'encrypted' | 'broken' };

let open: Worker | undefined;
let queue: Promise<unknown> = Promise.resolve();

/**
 * Reads a stranger's file in a thread of its own, one after the other, and ends the thread when the file takes more time
 * or memory than any form: a few kilobytes can unpack to gigabytes, and a reader that is in the middle of it answers to
 * nobody. The next file gets a new thread.
 */
export function readInRoom(content: Uint8Array): Promise<Outcome> {
  const turn = queue.then(() => readNow(content));
  queue = turn;
  return turn;
}

function readNow(content: Uint8Array): Promise<Outcome> {
  open ??= openRoom();
  const worker = open;
  worker.ref();
  const before = process.memoryUsage.rss();
  const until = Date.now() + LONGEST_MS;
  return new Promise((resolve) => {
    const settle = (outcome: Outcome, isOver: boolean) => {
      clearInterval(watch);
      worker.off('message', tell).off('error', fail).off('exit', vanish);
      worker.unref();
      if (isOver) {
        open = undefined;
        void worker.terminate();
      }
      resolve(outcome);
    };
    const tell = (outcome: Outcome) => settle(outcome, false);
    const fail = (error: Error & { code?: string }) =>
      settle({ failed: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-costly' : 'broken' }, true);
    const vanish = () => settle({ failed: 'broken' }, true);
    const watch = setInterval(() => {
      const isTooMuch = process.memoryUsage.rss() - before > MOST_MEMORY_BYTES || Date.now() > until;
      if (isTooMuch) settle({ failed: 'too-costly' }, true);
    }, WATCH_EVERY_MS);
    worker.on('message', tell).on('error', fail).on('exit', vanish);
    worker.postMessage(content);
  });
}

/** This very file, or the bundle it has become a part of: the thread runs it again and finds itself in the room. */
function ownFile(): string {
  return typeof __filename === 'string' ? __filename : fileURLToPath(import.meta.url);
}

/** From source, the thread first learns to read TypeScript, which Node's own threads do not. */
function openRoom(): Worker {
  const file = ownFile();
  const options = { workerData: ROOM, resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB } };
  if (!file.endsWith('.ts')) return new Worker(file, options);
  const url = JSON.stringify(pathToFileURL(file).href);
  return new Worker(`import('tsx/esm/api').then(({ register }) => { register(); return import(${url}); });`, {
    ...options,
    eval: true,
  });
}

if (workerData === ROOM && parentPort !== null) {
  const door = parentPort;
  door.on('message', async (content: Uint8Array) => door.postMessage(await tryToLook(content)));
}

async function tryToLook(content: Uint8Array): Promise<Outcome> {
  try {
    const { lookInto } = await import('./look-into');
    return await lookInto(content);
  } catch (error) {
    return { failed: error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'broken' };
  }
}

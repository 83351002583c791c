import { SingleBar } from 'cli-progress';
import {
  type DeadLetter,
  type DeadLetters,
  type DeadQueue,
  openDeadLetters,
  type Redrive,
} from '../../lambdas/gateways/dead-letters';
import { dataFolder } from '../../local/data-folder';
import type { Letter } from '../../local/queue/durable-queue';
import { type DeadLetters as LocalDeadLetters, openQueues } from '../../local/queues';
import { instant } from '../../shared/domain/instant';
import { readRunning } from './running';

/** The dead letters of a deployed stage, or this machine's: by the running system, or, when none runs, from its data. */
export function deadLettersOf(stage: string | undefined): DeadLetters {
  if (stage !== undefined) return openDeadLetters(process.env, `faturakom-${stage}-`);
  const running = readRunning();
  return running === undefined ? ofFolder(dataFolder(process.env)) : ofRunning(running.url);
}

function ofRunning(url: string): DeadLetters {
  const ask = async (method: string, path: string): Promise<unknown> => {
    const answer = await fetch(`${url}/dev/api/dead-letters${path}`, { method });
    const body = (await answer.json()) as { error?: string };
    if (!answer.ok) throw new RangeError(body.error);
    return body;
  };
  return {
    list: async () => ((await ask('GET', '')) as LocalDeadLetters[]).map(asOnStage),
    async redrive(queue, onMoved) {
      const { redriven } = (await ask('POST', `/${queue}/redrive`)) as { redriven: number };
      onMoved(redriven);
      return { queue, outcome: 'redriven', moved: redriven };
    },
  };
}

function ofFolder(folder: string): DeadLetters {
  return {
    async list() {
      const queues = openQueues(folder);
      try {
        return queues.deadLetters().map(asOnStage);
      } finally {
        queues.close();
      }
    },
    async redrive(queue, onMoved) {
      const queues = openQueues(folder);
      try {
        const moved = queues.redrive(queue);
        onMoved(moved);
        return { queue, outcome: 'redriven', moved };
      } finally {
        queues.close();
      }
    },
  };
}

function asOnStage({ queue, letters }: LocalDeadLetters): DeadQueue {
  return { queue, messages: letters.length, letters: letters.map(letterAsOnStage) };
}

function letterAsOnStage({ id, body, sentAtMs, receives, error }: Letter): DeadLetter {
  return { id, sentAt: instant(sentAtMs), receives, body, ...(error === undefined ? {} : { error }) };
}

/** Redrives one queue or all that have dead letters. Shows progress on a terminal. */
export async function redriveAll(deadLetters: DeadLetters, only: string | undefined): Promise<Redrive[]> {
  const queues = only === undefined ? await deadLetters.list() : await named(deadLetters, only);
  const bar = new SingleBar({ format: '{bar} {value}/{total} {queue}', clearOnComplete: true, noTTYOutput: false });
  const redrives: Redrive[] = [];
  for (const { queue, messages } of queues) {
    if (process.stderr.isTTY) bar.start(messages, 0, { queue });
    redrives.push(await deadLetters.redrive(queue, (moved) => bar.update(moved)));
    bar.stop();
  }
  return redrives;
}

/** A queue without dead letters is asked too: whether there is such a queue, its own answer tells. */
async function named(deadLetters: DeadLetters, queue: string): Promise<Pick<DeadQueue, 'queue' | 'messages'>[]> {
  const found = (await deadLetters.list()).find((one) => one.queue === queue);
  return [found ?? { queue, messages: 0 }];
}

/** The dead letters for people, a line for each. */
export function describeDeadLetters(queues: readonly DeadQueue[]): string {
  if (queues.length === 0) return 'no dead letters';
  return queues
    .flatMap(({ queue, messages, letters }) => [
      `${queue}: ${messages}`,
      ...letters.map(({ id, sentAt, receives, body, error }) =>
        [`  ${sentAt} ${id} tried ${receives} times: ${about(body)}`, error].filter(Boolean).join('; '),
      ),
    ])
    .join('\n');
}

/** What a message is about, without what it says: objects by their keys, anything else by its size. */
function about(body: string): string {
  const keys = [...body.matchAll(/"key":"([^"]+)"/g)].map(([, key]) => key);
  return keys.length > 0 ? keys.join(', ') : `${Buffer.byteLength(body)} bytes`;
}

/** What became of each queue, for people. */
export function describeRedrives(redrives: readonly Redrive[]): string {
  if (redrives.length === 0) return 'no dead letters';
  return redrives.map(describeRedrive).join('\n');
}

function describeRedrive({ queue, outcome, moved, reason }: Redrive): string {
  if (outcome === 'redriven') return `${queue}: ${moved} put back`;
  if (outcome === 'no-source') return `${queue}: came from no queue; the next run of the duty makes up for it`;
  return `${queue}: ${moved} put back, then it failed: ${reason}`;
}

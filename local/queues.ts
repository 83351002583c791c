import { join } from 'node:path';
import { type DurableQueue, type Letter, openQueue } from './queue/durable-queue';

/** The queues of this machine, each named by the Lambda that handles it. */
const QUEUE_NAMES = ['read-mail', 'note-bounces', 'read-statement'] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

/** A queue's dead letters, oldest first. */
export interface DeadLetters {
  readonly queue: QueueName;
  readonly letters: readonly Letter[];
}

export interface Queues {
  readonly byName: Readonly<Record<QueueName, DurableQueue>>;
  /** Of the queues that have any. */
  deadLetters(): DeadLetters[];
  /** Gives a queue's dead letters all their tries again; how many those were. Throws RangeError for an unknown queue. */
  redrive(queue: string): number;
  close(): void;
}

/** Opens the queues below a data folder. One process at a time may have them open. */
export function openQueues(dataFolder: string): Queues {
  const folder = join(dataFolder, 'queues');
  const open = QUEUE_NAMES.map((name) => [name, openQueue({ folder, name })] as const);
  return {
    byName: Object.fromEntries(open) as Record<QueueName, DurableQueue>,
    deadLetters: () =>
      open.map(([queue, { dead }]) => ({ queue, letters: dead() })).filter(({ letters }) => letters.length > 0),
    redrive(name) {
      const found = open.find(([queue]) => queue === name);
      if (found === undefined) throw new RangeError(`no queue is named ${name}`);
      return found[1].redrive();
    },
    close() {
      for (const [, queue] of open) queue.close();
    },
  };
}

import { randomUUID } from 'node:crypto';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { openJournal } from '../bank/journal';

const Letter = z.object({
  id: z.string(),
  body: z.string(),
  /** When it was sent, in milliseconds. */
  sentAtMs: z.number(),
  /** How often it has been handed out since it was sent or put back. */
  receives: z.int(),
  isDead: z.boolean(),
  /** Why handling it failed last, as far as that was told. */
  error: z.string().optional(),
});
/** A message of a queue, waiting or given up. */
export type Letter = z.infer<typeof Letter>;

/** A change of a letter: its newest state, or its end. */
const Change = z.union([Letter, z.object({ id: z.string(), isGone: z.literal(true) })]);
type Change = z.infer<typeof Change>;

export interface DurableQueue {
  readonly name: string;
  send(body: string): void;
  /** Hands out the oldest letter that is due, or nothing; it comes again when neither of the two below is called. */
  receive(): Letter | undefined;
  done(id: string): void;
  /** Puts a letter back, to be due after a pause that grows, or among the dead ones after its last try. */
  failed(id: string, error: string): void;
  waiting(): Letter[];
  dead(): Letter[];
  /** Makes dead letters wait again, with all their tries; how many those were. */
  redrive(): number;
  /** Is called when there may be something to receive. */
  onLetter(tell: () => void): void;
  close(): void;
}

interface QueueOptions {
  readonly folder: string;
  readonly name: string;
  readonly now?: () => number;
  readonly maxReceives?: number;
  /** The pause after the first failure; it doubles with each. */
  readonly pauseMs?: number;
}

/**
 * Stands in for an SQS queue and its dead-letter queue: at least once, in the order of sending as far as nothing fails.
 * Each change is on disk before it counts, so `kill -9` at any moment loses no letter; one that was being handled is
 * handed out again, and being handed out counts before it happens, so a letter that kills its handler ends among the dead.
 */
export function openQueue(options: QueueOptions): DurableQueue {
  const { folder, name, now = Date.now, maxReceives = 5, pauseMs = 1_000 } = options;
  const file = join(folder, `${name}.jsonl`);
  const { journal, letters } = openCompacted(file);
  const dueAtMs = new Map<string, number>();
  const handedOut = new Set<string>();
  const listeners: (() => void)[] = [];
  const tellAll = () => {
    for (const tell of listeners) tell();
  };

  function keep(...changed: Letter[]): void {
    journal.append(changed);
    for (const letter of changed) letters.set(letter.id, letter);
  }

  function known(id: string): Letter {
    const letter = letters.get(id);
    if (letter === undefined) throw new Error(`queue ${name} has no letter ${id}`);
    return letter;
  }

  return {
    name,
    send(body) {
      keep({ id: randomUUID(), body, sentAtMs: now(), receives: 0, isDead: false });
      tellAll();
    },
    receive() {
      const due = [...letters.values()].find(
        ({ id, isDead }) => !isDead && !handedOut.has(id) && (dueAtMs.get(id) ?? 0) <= now(),
      );
      if (due === undefined) return undefined;
      if (due.receives >= maxReceives) {
        keep({ ...due, isDead: true, error: due.error ?? 'the process ended while it was handled' });
        return this.receive();
      }
      keep({ ...due, receives: due.receives + 1 });
      handedOut.add(due.id);
      return known(due.id);
    },
    done(id) {
      journal.append([{ id, isGone: true }]);
      letters.delete(id);
      handedOut.delete(id);
    },
    failed(id, error) {
      const letter = known(id);
      keep({ ...letter, error, isDead: letter.receives >= maxReceives });
      handedOut.delete(id);
      const pause = pauseMs * 2 ** (letter.receives - 1);
      dueAtMs.set(id, now() + pause);
      setTimeout(tellAll, pause).unref();
    },
    waiting: () => [...letters.values()].filter(({ isDead }) => !isDead),
    dead: () => [...letters.values()].filter(({ isDead }) => isDead),
    redrive() {
      const dead = this.dead();
      keep(...dead.map((letter) => ({ ...letter, receives: 0, isDead: false })));
      for (const { id } of dead) dueAtMs.delete(id);
      tellAll();
      return dead.length;
    },
    onLetter: (tell) => void listeners.push(tell),
    close: () => journal.close(),
  };
}

/** Reads the letters and writes them anew without the changes between, so that the file grows by one run only. */
function openCompacted(file: string) {
  const old = openJournal(file, Change);
  const letters = new Map<string, Letter>();
  for (const change of old.replayed) {
    if ('isGone' in change) letters.delete(change.id);
    else letters.set(change.id, change);
  }
  if (letters.size === old.replayed.length) return { journal: old, letters };
  old.close();
  const fresh = `${file}.fresh`;
  openNew(fresh, [...letters.values()]);
  renameSync(fresh, file);
  return { journal: openJournal(file, Change), letters };
}

function openNew(file: string, letters: readonly Letter[]): void {
  const journal = openJournal<Change>(file, Change);
  journal.append(letters);
  journal.close();
}

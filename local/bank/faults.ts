import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type Instant, later } from '../../shared/domain/instant';
import type { BankMovement } from './books';

const every = z.int().min(0).max(1_000).default(0);

/** What can go wrong with one account's feed. Everything combines; what is left out is in order. */
export const BankFaults = z.strictObject({
  /** Each answer waits this long. */
  slowMs: z.int().min(0).max(120_000).default(0),
  /** Every nth request is answered with status 500 (1: all of them, 0: none). */
  errorEvery: every,
  /** Every nth answer breaks off in mid-body with its connection. */
  cutEvery: every,
  /** Every nth answer is no JSON. */
  garbleEvery: every,
  /** How often each row is delivered: within a page, and over the edge of pages. */
  timesDelivered: z.int().min(1).max(10).default(1),
  /** A row shows only this long after it was booked, under its old time. */
  lateSeconds: z.int().min(0).max(86_400).default(0),
  /** Rows come in no order (the same one for the same seed). */
  isShuffled: z.boolean().default(false),
  /** Every nth movement of the account has an amount nobody can read. */
  spoilEvery: every,
  /** Open banking only: longer numbers in descriptions are masked. */
  isMasked: z.boolean().default(false),
});
export type BankFaults = z.infer<typeof BankFaults>;

/** Faults by account id. In a request, accounts left out keep theirs. */
export const BankFaultsByAccount = z.record(z.string(), BankFaults);
export type BankFaultsByAccount = z.infer<typeof BankFaultsByAccount>;

/** Whether something that happens every nth time happens at this one, counted from 1. */
export function isDue(everyNth: number, count: number): boolean {
  return everyNth > 0 && count % everyNth === 0;
}

/** A repeated row comes this many rows after its original: often in the same page, now and then in the next. */
const REPEAT_DISTANCE = 7;

/**
 * The movements as a faulty feed lists them: late ones left out, then shuffled, then repeated. The same seed, movements
 * and time give the same list, and a movement that turns up late only pushes others back, so that no page skips any.
 */
export function disturb(movements: readonly BankMovement[], faults: BankFaults, now: Instant, seed: string) {
  const visible = movements.filter(({ recordedAt }) => later(recordedAt, faults.lateSeconds * 1_000) <= now);
  const ordered = faults.isShuffled ? shuffle(visible, seed) : visible;
  return ordered
    .flatMap((movement, index) =>
      Array.from({ length: faults.timesDelivered }, (_, copy) => ({ movement, place: index + copy * REPEAT_DISTANCE })),
    )
    .sort((a, b) => a.place - b.place)
    .map(({ movement }) => movement);
}

function shuffle(movements: readonly BankMovement[], seed: string): BankMovement[] {
  return movements
    .map((movement) => ({ movement, key: digest(`${seed}:${movement.number}`) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ movement }) => movement);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

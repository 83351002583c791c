import * as z from 'zod';
import { Day, Instant } from './instant';
import { Kurus } from './kurus';
import { StatementFormat, StatementProof, StatementRefusal } from './statement';

/** A file by its content: SHA-256 as hex. */
export const StatementFileId = z.string().regex(/^[0-9a-f]{64}$/);

/** How much of a file's results is kept: a file with more is read as any other, and its counts are of all. */
export const MOST_STATEMENTS_KEPT = 100;
export const MOST_REFUSALS_KEPT = 200;

const Balance = z.object({ amount: Kurus, on: Day.optional() });

/**
 * What became of a statement's lines: `credits`: decided as transfers; `controls`: held against what other feeds told;
 * `withheld`: they would be credited, but something in them was not believed or nothing vouches for their amounts; `kept`:
 * the account takes no transfers from files.
 */
export const StatementUse = z.enum(['credits', 'controls', 'withheld', 'kept']);
export type StatementUse = z.infer<typeof StatementUse>;

/** One statement of a file, as understood. */
export const StatementResult = z.object({
  format: StatementFormat,
  /** Our id of the account; none when it is not ours or could not be read. */
  account: z.string().optional(),
  /** The account as the file names it. */
  named: z.string().max(80).optional(),
  currency: z.string().optional(),
  number: z.string().max(80).optional(),
  opening: Balance.optional(),
  closing: Balance.optional(),
  /** Booked lines and what they come to: positive received, negative sent. */
  lines: z.int().nonnegative(),
  received: Kurus,
  sent: Kurus,
  /** The days of its first and last booked line. */
  firstOn: Day.optional(),
  lastOn: Day.optional(),
  proof: StatementProof,
  refusals: z.int().nonnegative(),
  use: StatementUse,
  /** The lines of the file at which it begins and ends. */
  fromLine: z.int(),
  toLine: z.int(),
});
export type StatementResult = z.infer<typeof StatementResult>;

/** A statement file that came, and what was understood of it. The file itself is kept too. */
export const StatementFile = z.object({
  id: StatementFileId,
  /** The account whose folder it was put into: its bank's way of writing CSV is used. */
  account: z.string().min(1).max(60),
  name: z.string().min(1).max(200),
  bytes: z.int().nonnegative(),
  receivedAt: Instant,
  /** When it was read last: a file with refusals is read again when it comes again. */
  readAt: Instant,
  statements: z.array(StatementResult).max(MOST_STATEMENTS_KEPT),
  statementCount: z.int().nonnegative(),
  refusals: z.array(StatementRefusal).max(MOST_REFUSALS_KEPT),
  refusalCount: z.int().nonnegative(),
});
export type StatementFile = z.infer<typeof StatementFile>;

/** A file as a list shows it. */
export const StatementFileHead = StatementFile.omit({ statements: true, refusals: true });
export type StatementFileHead = z.infer<typeof StatementFileHead>;

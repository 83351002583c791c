import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod';
import { Movement } from './movement';

/** A movement as a feed brings it: with the bank's unique movement number (always shorter than our hash), or without one. */
export const MovementRow = Movement.omit({ id: true }).extend({ number: z.string().min(1).max(64).optional() });
export type MovementRow = z.infer<typeof MovementRow>;

export interface IdentifiedMovement {
  readonly movement: Movement;
  /** Nothing tells this row from an earlier one: a genuine twin, or the bank said it twice. Staff must decide. */
  readonly isPossibleRepeat: boolean;
}

/**
 * Gives every row of one feed answer its identity, in the rows' order: the bank's number, or else a hash of the raw fields
 * and the row's occurrence number among its equals. The answer must hold all rows of each moment it covers (a whole day,
 * where the bank gives no times); then whatever order or overlap answers come in, equal movements get equal ids and
 * genuine twins different ones. The balance after is no part of the hash, because banks restate it when a movement is
 * booked late; it tells twins apart, and twins it does not tell apart are marked as possible repeats.
 */
export function identify(rows: readonly MovementRow[]): IdentifiedMovement[] {
  const identified: IdentifiedMovement[] = [];
  const earlier = new Map<string, { occurrence: number; row: MovementRow }>();
  const inOrder = Array.from(rows.entries()).sort(([, a], [, b]) => compareBalances(a, b));
  for (const [index, row] of inOrder) {
    if (row.number !== undefined) {
      identified[index] = { movement: withId(row, row.number), isPossibleRepeat: false };
      continue;
    }
    const hash = contentHash(row);
    const twin = earlier.get(hash);
    const occurrence = (twin?.occurrence ?? 0) + 1;
    earlier.set(hash, { occurrence, row });
    identified[index] = {
      movement: withId(row, `${hash}-${occurrence}`),
      isPossibleRepeat: twin !== undefined && !isToldApart(row, twin.row),
    };
  }
  return identified;
}

/** Rows without a balance first: the order must not depend on how the rows came in. */
function compareBalances(a: MovementRow, b: MovementRow): number {
  if (a.balanceAfter === undefined || b.balanceAfter === undefined) {
    return Number(a.balanceAfter !== undefined) - Number(b.balanceAfter !== undefined);
  }
  return a.balanceAfter - b.balanceAfter;
}

function isToldApart(row: MovementRow, twin: MovementRow): boolean {
  return twin.balanceAfter !== undefined && row.balanceAfter !== twin.balanceAfter;
}

function withId({ number: _, ...fields }: MovementRow, id: string): Movement {
  return { ...fields, id };
}

/** SHA-256 of the fields a bank repeats unchanged, as hex; JSON keeps neighbouring fields apart. */
function contentHash(row: MovementRow): string {
  const fields = [
    ...[row.account, row.bookedAt, row.amount, row.currency, row.kind, row.isReversal, row.description],
    ...[row.senderName ?? null, row.senderIban ?? null, row.reference ?? null],
  ];
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(fields))));
}

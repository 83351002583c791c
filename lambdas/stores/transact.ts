import { setTimeout as sleep } from 'node:timers/promises';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { Refusal, type RefusalCode } from '../../shared/domain/refusal';
import { cancellationOf } from './conflict';
import type { Database } from './database';
import type { Write } from './ledger';

/** Writes that stand or fall together with all others of a transaction, and what it means when their condition fails. */
export interface Part {
  readonly writes: readonly Write[];
  readonly otherwise: RefusalCode;
}

const ATTEMPTS = 8;
const LONGEST_WAIT_MS = 200;

/**
 * Writes all parts in one transaction. Refuses with the word of the first part whose condition fails; one that only met
 * another transaction on the same items is tried again, and refused as `busy` in the end.
 */
export async function transact(
  { client, pause = sleep }: Pick<Database, 'client' | 'pause'>,
  parts: readonly Part[],
): Promise<void> {
  const writes = parts.flatMap((part) => part.writes);
  const codes = parts.flatMap(({ writes: own, otherwise }) => own.map(() => otherwise));
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems: writes }));
      return;
    } catch (error) {
      const reasons = cancellationOf(error);
      if (reasons === undefined) throw error;
      const failed = reasons.indexOf('condition');
      if (failed !== -1) throw new Refusal(codes[failed] ?? 'busy');
      await pause(Math.random() * Math.min(LONGEST_WAIT_MS, 10 * 2 ** attempt));
    }
  }
  throw new Refusal('busy');
}

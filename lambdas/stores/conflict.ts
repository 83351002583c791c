import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';

/** A write's condition did not hold: somebody was here before. */
export function isConditionFailure(error: unknown): boolean {
  return error instanceof ConditionalCheckFailedException;
}

/** Why each write of a cancelled transaction failed, in their order; `none` for those that would have gone through. */
export type Cancellation = ReadonlyArray<'none' | 'condition' | 'conflict'>;

/**
 * Reads why a transaction was cancelled. Undefined for any other error, and for a cancellation by something that trying
 * again does not mend (a too large item, say).
 */
export function cancellationOf(error: unknown): Cancellation | undefined {
  if (!(error instanceof TransactionCanceledException)) return undefined;
  const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? 'None');
  const known = codes.map((code) => meanings[code]);
  return known.every((meaning) => meaning !== undefined) ? known : undefined;
}

const meanings: Readonly<Record<string, Cancellation[number]>> = {
  None: 'none',
  ConditionalCheckFailed: 'condition',
  TransactionConflict: 'conflict',
  ThrottlingError: 'conflict',
  ProvisionedThroughputExceeded: 'conflict',
};

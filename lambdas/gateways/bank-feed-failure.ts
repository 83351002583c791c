/**
 * Why a bank could not be read. `timeout`: it took too long. `refused`: it knows us not, or not the question; asking again
 * changes nothing. `unavailable`: no connection, or its own error. `unreadable`: it answered what its protocol forbids.
 */
export type FeedFailureKind = 'timeout' | 'refused' | 'unavailable' | 'unreadable';

/** A bank's feed could not be read. The message names no content of any answer: it may be logged. */
export class FeedFailure extends Error {
  override readonly name = 'FeedFailure';
  /** How many queries had succeeded before, where the bank counts them. */
  queries = 0;

  constructor(
    readonly kind: FeedFailureKind,
    /** The account's id with us. */
    readonly account: string,
    /** What happened: a status, the bank's error code, a field's name. */
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`${account}: ${kind}: ${reason}`, options);
  }
}

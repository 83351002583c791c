/**
 * Why an inquiry or a day end brought nothing. `timeout`: no answer in time. `unavailable`: no connection or an HTTP
 * error. `unreadable`: an answer the protocol forbids, or to another question. The others are an inquiry's own: the
 * institution is `closed` now, has no such subscription (`not-found`), or takes the keys for malformed (`wrong-keys`).
 */
export type CollectionFailureKind = 'timeout' | 'unavailable' | 'unreadable' | 'closed' | 'not-found' | 'wrong-keys';

/** A gateway could not tell what was asked. The message names no content of any question or answer: it may be logged. */
export class CollectionFailure extends Error {
  override readonly name = 'CollectionFailure';

  constructor(
    readonly kind: CollectionFailureKind,
    /** What happened: a status, a field's name. */
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`${kind}: ${reason}`, options);
  }
}

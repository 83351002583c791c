import type { BankAccount } from '../../shared/domain/bank-account';
import type { Instant } from '../../shared/domain/instant';
import type { MovementRow } from '../../shared/domain/movement-identity';

/** The movements asked for: `from` belongs to it, `to` does not. */
export interface FeedWindow {
  readonly from: Instant;
  readonly to: Instant;
}

/** A row we could not understand, as the bank sent it (shortened). Holds personal data: for staff to see, never for logs. */
export interface UnreadableRow {
  readonly raw: string;
  /** The fields at fault, without their values. */
  readonly reason: string;
}

/** What a bank says of a window, in the bank's order. Rows can repeat, within a reading and between readings. */
export interface FeedReading {
  readonly rows: readonly MovementRow[];
  readonly unreadable: readonly UnreadableRow[];
  /** How many successful queries it took, where the bank counts them. */
  readonly queries?: number;
}

/** What a bank needs to know of an account. */
export type AskedAccount = Pick<BankAccount, 'id' | 'iban'>;

/** A question to a bank, with what its protocol needs to ask it. */
export interface FeedQuestion {
  readonly account: AskedAccount;
  readonly url: string;
  /** The content of the secret that the feed's source names; each protocol knows its form. */
  readonly secret: string;
  readonly window: FeedWindow;
  /** How many successful queries the bank still answers this hour, where it counts them. */
  readonly queriesLeft?: number;
}

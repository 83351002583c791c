import type { UnreadableRow } from '../../lambdas/gateways/feed-reading';
import type { BankMovement } from '../../local/bank/books';
import type { FindingKind } from '../../shared/domain/finding';
import type { Day, Instant } from '../../shared/domain/instant';
import type { MovementRow } from '../../shared/domain/movement-identity';

/** What kind of movement somebody brought about at the bank. */
export type Kind =
  | 'plain'
  | 'twin'
  | 'one digit wrong'
  | 'large, one digit wrong'
  | 'no phone'
  | 'two phones'
  | 'frozen agent'
  | 'foreign currency'
  | 'reversal'
  | 'debit';

/** A movement at the bank, whose money it is, and how it came to be seen and decided. */
export interface Sent {
  readonly movement: BankMovement;
  readonly kind: Kind;
  /** The shops it is for, by index. */
  readonly shops: readonly number[];
  /** Since when the crediting feed has shown it without a break. */
  visibleSince?: Instant | undefined;
  /** It could not be seen for a while after it was booked: the fast readings may have passed it. */
  wasUnseen?: boolean;
  /** When it was found decided, and how long after it had become visible. */
  decidedAt?: Instant;
  waitedMs?: number;
}

/** A finding that what was done must lead to. */
export interface MustFind {
  readonly kind: FindingKind;
  /** The payment's reference, or the account. */
  readonly subject: string;
  readonly day: Day;
}

/** What really happened, beside all that the system says of it. */
export interface Truth {
  readonly sent: ReadonlyMap<string, Sent>;
  /** When a feed first told a movement, by account, feed and number. */
  readonly heard: ReadonlyMap<string, Instant>;
  /** Rows that came unreadable, by account and number. */
  readonly unreadable: ReadonlySet<string>;
  readonly mustFind: MustFind[];
  /** Errors that nothing around them explains. */
  readonly bugs: string[];
  send(movements: readonly BankMovement[], kind: Kind, shops: readonly number[]): void;
  hear(account: string, feed: string, rows: readonly MovementRow[], unreadable: readonly UnreadableRow[]): void;
  undecided(): Sent[];
}

export const nameOf = ({ account, number }: Pick<BankMovement, 'account' | 'number'>) => `${account}:${number}`;

/** Which movements of that kind nobody but staff may credit. */
export function isForMachine({ kind }: Pick<Sent, 'kind'>): boolean {
  return kind === 'plain' || kind === 'twin';
}

/** As the loading has it. */
const MOST_ODD_ROWS = 20;

export function openTruth(now: () => Instant): Truth {
  const sent = new Map<string, Sent>();
  const heard = new Map<string, Instant>();
  const unreadable = new Set<string>();
  const open = new Set<Sent>();
  return {
    ...{ sent, heard, unreadable, mustFind: [], bugs: [] },
    send(movements, kind, shops) {
      for (const movement of movements) {
        const one = { movement, kind, shops };
        sent.set(nameOf(movement), one);
        open.add(one);
      }
    },
    hear(account, feed, rows, spoilt) {
      for (const { number = '' } of rows) {
        const name = `${account}:${feed}:${number}`;
        if (!heard.has(name)) heard.set(name, now());
      }
      // So many are one trouble: none is passed over, and the feed is read again.
      for (const { raw } of spoilt.length > MOST_ODD_ROWS ? [] : spoilt) {
        const number = /"(?:hareketNo|islNo)":"(\d+)"/.exec(raw)?.[1];
        if (number !== undefined) unreadable.add(`${account}:${number}`);
      }
    },
    undecided() {
      for (const one of open) if (one.decidedAt !== undefined) open.delete(one);
      return [...open];
    },
  };
}

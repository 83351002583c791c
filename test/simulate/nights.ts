import { openReconciliations } from '../../lambdas/stores/reconciliations';
import { CollectionFault } from '../../local/collection/faults';
import { isDone } from '../../local/collection/orders';
import { type Day, dayAfter, dayOf } from '../../shared/domain/instant';
import type { Dice } from '../support/descriptions';
import type { Lambdas } from './lambdas';
import { isExcused, type Line } from './line';
import type { Network } from './network';
import { statementOf } from './statements';
import type { Truth } from './truth';

/** What the nights bring: statement files, the day's closing, and a gateway that cannot count. */
export interface Nights {
  /** The banks drop the files of the day that is over; now and then one is forgotten, and comes a night later. */
  dropStatements(day: Day): void;
  /** Files that have not been read yet, as calls. */
  readStatements(): (() => Promise<void>)[];
  /** Decides how the gateway will tell of a day. */
  spoilDayEnd(day: Day): void;
  closeDay(): Promise<void>;
  readonly had: ReadonlyMap<string, number>;
}

interface Spoilt {
  readonly day: Day;
  readonly institution: string;
}

export function openNights(
  lambdas: Pick<Lambdas, 'closeDay' | 'readStatement'>,
  files: Map<string, Uint8Array>,
  { network, line, truth, dice }: { network: Network; line: Line; truth: Truth; dice: Dice },
): Nights {
  const { collection, clock, database } = network;
  const reconciliations = openReconciliations(database);
  const unread: string[] = [];
  const dropped = new Set<string>();
  /** By account: the day whose file the bank forgot. */
  const forgotten = new Map<string, Day>();
  const had = new Map<string, number>();
  let spoilt: Spoilt | undefined;
  const count = (what: string) => void had.set(what, (had.get(what) ?? 0) + 1);

  function drop(account: string, day: Day): void {
    const booked = movementsOf(account);
    const key = `statements/${account}/${day}.sta`;
    files.set(key, statementOf(account, booked, day));
    unread.push(key);
    dropped.add(account);
    count('statement files');
  }

  function movementsOf(account: string) {
    return [...truth.sent.values()].map(({ movement }) => movement).filter((one) => one.account === account);
  }

  /** The file a bank forgot comes two nights later: the one between does not continue what was there before. */
  function dropInTurn(account: string, day: Day): void {
    const missing = forgotten.get(account);
    if (missing === undefined && dropped.has(account) && dice.roll(6) === 0) {
      forgotten.set(account, day);
      count('statement files forgotten');
      return;
    }
    drop(account, day);
    if (missing === undefined) return;
    const sum = movementsOf(account)
      .filter(({ bookedAt }) => dayOf(bookedAt) === missing)
      .reduce((total, { amountKurus }) => total + amountKurus, 0);
    if (dayAfter(missing) === day && sum !== 0) {
      truth.mustFind.push({ kind: 'statement-gap', subject: account, day });
    } else {
      forgotten.delete(account);
      drop(account, missing);
    }
  }

  /** What the gateway's books say of a day, and what a fault will make of it. */
  function expectSpoilt({ day, institution }: Spoilt, kind: CollectionFault['dayEnd']): void {
    const now = clock.now();
    const paid = collection.books
      .payments()
      .filter((one) => one.institution === institution && isDone(one, now) && dayOf(one.settledAt) === day)
      .sort((a, b) => (a.settledAt < b.settledAt ? -1 : a.settledAt > b.settledAt ? 1 : 0));
    const [first] = paid;
    if (first === undefined) return;
    truth.mustFind.push({
      kind: kind === 'missing-line' ? 'paid-here-not-there' : 'amount-differs',
      subject: first.reference,
      day,
    });
  }

  return {
    had,
    dropStatements(day) {
      for (const account of ['isbank-1', 'vakifbank-1']) dropInTurn(account, day);
    },
    readStatements: () =>
      unread.splice(0).map((key) => async () => {
        const ended = await line.run(() => lambdas.readStatement(key));
        if (ended.value !== undefined) return;
        // The queue brings it again.
        unread.push(key);
        if (!isExcused(ended)) truth.bugs.push(`${key}: ${ended.error}`);
      }),
    spoilDayEnd(day) {
      if (dice.roll(3) > 0) return;
      const kind = dice.pick(['missing-line', 'wrong-amount'] as const);
      const institution = dice.pick(['anadolu-gaz', 'hat-telefon', 'bozkir-elektrik'] as const);
      spoilt = { day, institution };
      collection.faults.set(institution, CollectionFault.parse({ dayEnd: kind }));
      expectSpoilt(spoilt, kind);
      count(`day ends with ${kind}`);
    },
    async closeDay() {
      const ended = await line.run(lambdas.closeDay);
      if (ended.error !== undefined && !isExcused(ended)) truth.bugs.push(`close-day: ${ended.error}`);
      const done = (await line.aside(() => reconciliations.latest('demo')))?.day;
      if (spoilt !== undefined && done !== undefined && done >= spoilt.day) {
        collection.faults.delete(spoilt.institution);
        spoilt = undefined;
      }
    },
  };
}

import { groupBy } from '../../../shared/domain/grouped';
import { type Entry, emptyHead, findBreak } from '../../../shared/domain/ledger';
import { isStanding, totalOf } from '../../../shared/domain/payment';
import { bankClearing } from '../../../shared/domain/transfer';
import type { Invariant, Scene } from '../check';
import { OPENING_KURUS } from '../network';

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, one) => total + one, 0);
const allEntries = ({ books }: Scene): Entry[] => [...books.entries.values()].flat();

const chains: Invariant = {
  name: 'ledger chains verify',
  look: ({ books }) => {
    const violations = [...books.entries].flatMap(([account, chain]) => {
      let head: Parameters<typeof findBreak>[0] = emptyHead(account);
      return chain.flatMap((entry) => {
        const broken = findBreak(head, entry);
        head = entry;
        return broken === undefined ? [] : [`${account} entry ${broken.seq}: ${broken.reason}`];
      });
    });
    return {
      looked: `${books.entries.size} accounts, ${sum([...books.entries.values()].map((c) => c.length))} entries`,
      violations,
    };
  },
};

const neverNegative: Invariant = {
  name: 'no balance is negative',
  look: (scene) => {
    const entries = allEntries(scene);
    const negative = entries.filter(({ balanceAfter }) => balanceAfter < 0);
    return {
      looked: `${entries.length} balances`,
      violations: negative.map(({ account, seq, balanceAfter }) => `${account} entry ${seq}: ${balanceAfter}`),
    };
  },
};

/** How often a cause may stand in the ledger, by the kinds of its entries. */
function isPostedRight(kinds: ReadonlyMap<Entry['kind'], number>): boolean {
  const count = (kind: Entry['kind']) => kinds.get(kind) ?? 0;
  // A credit of the staff can be taken back and given again.
  const loaded = count('transfer') - count('adjustment');
  return (
    (loaded === 0 || loaded === 1) &&
    count('payment') <= 1 &&
    count('refund') <= count('payment') &&
    count('commission') <= 1
  );
}

const onlyOnce: Invariant = {
  name: 'no cause is posted twice',
  look: (scene) => {
    const causes = groupBy(allEntries(scene), ({ account, reference }) => `${account} ${reference}`);
    const wrong = [...causes].filter(([, entries]) => {
      const kinds = new Map([...groupBy(entries, ({ kind }) => kind)].map(([kind, of]) => [kind, of.length]));
      return !isPostedRight(kinds);
    });
    return {
      looked: `${causes.size} causes`,
      violations: wrong.map(
        ([cause, entries]) => `${cause}: ${entries.map(({ kind, amount }) => `${kind} ${amount}`).join(', ')}`,
      ),
    };
  },
};

/** Each balance again, from the records and not from the ledger: loaded, less what was paid and stands, and commission. */
const balances: Invariant = {
  name: 'balances = loaded − paid + given back + commission',
  look: ({ books, network }) => {
    let total = 0;
    const violations = network.shops.flatMap(({ agent: { number } }) => {
      const loaded = sum(
        books.transfers
          .filter(({ state }) => state === 'credited')
          .flatMap(({ agent, amount, shares }) => shares ?? [{ agent, amount }])
          .filter(({ agent }) => agent === number)
          .map(({ amount }) => amount),
      );
      const paid = sum(books.payments.filter((one) => one.agent === number && isStanding(one)).map(totalOf));
      const commission = sum(books.dayEnds.filter(({ agent }) => agent === number).map((day) => day.commission));
      const balance = books.entries.get(number)?.at(-1)?.balanceAfter ?? 0;
      total += balance;
      const expected = loaded - paid + commission;
      return balance === expected
        ? []
        : [`${number}: ${balance}, but ${loaded} − ${paid} + ${commission} = ${expected}`];
    });
    return { looked: `${network.shops.length} balances, ${total} kuruş in all`, violations };
  },
};

/** Each account at the bank: what it began with, what agents were credited, and what waits or was put aside. */
const clearing: Invariant = {
  name: "the bank's balances = clearing + suspense + put aside + not yet told",
  look: (scene) => {
    const { books, truth, accounts } = scene;
    const entries = allEntries(scene);
    const violations = accounts.flatMap(({ id }) => {
      const movements = [...truth.sent.values()]
        .map(({ movement }) => movement)
        .filter(({ account }) => account === id);
      const closing = movements.toSorted((a, b) => a.seq - b.seq).at(-1)?.balanceKurus ?? OPENING_KURUS;
      const legs = entries.flatMap(({ contra }) => contra).filter(({ account }) => account === bankClearing(id));
      const cleared = 0 - sum(legs.map(({ amount }) => amount));
      const transfers = books.transfers.filter(({ account }) => account === id);
      const aside = sum(transfers.filter(({ state }) => state !== 'credited').map(({ amount }) => amount));
      const told = new Set(transfers.map((one) => one.id));
      const untold = sum(movements.filter(({ number }) => !told.has(number)).map(({ amountKurus }) => amountKurus));
      const expected = OPENING_KURUS + cleared + aside + untold;
      return closing === expected
        ? []
        : [`${id}: ${closing}, but ${OPENING_KURUS} + ${cleared} + ${aside} + ${untold} = ${expected}`];
    });
    return { looked: `${accounts.length} accounts, ${truth.sent.size} movements`, violations };
  },
};

export const moneyInvariants: readonly Invariant[] = [chains, neverNegative, onlyOnce, balances, clearing];

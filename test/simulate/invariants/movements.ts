import { creditingFeed } from '../../../shared/domain/crediting-feed';
import { switchNear } from '../../../shared/domain/cut-over';
import { msOf } from '../../../shared/domain/instant';
import { TOLERANCE_MS } from '../../../shared/domain/pairing';
import { type Transfer, transferReference } from '../../../shared/domain/transfer';
import type { Invariant, Scene } from '../check';
import { isForMachine, nameOf, type Sent } from '../truth';

const MINUTE_MS = 60_000;

function transfersByName({ books }: Scene): ReadonlyMap<string, Transfer> {
  return new Map(books.transfers.map((transfer) => [`${transfer.account}:${transfer.id}`, transfer]));
}

/** Staff were told of what could not be read, or of what only another feed tells. */
function isTold({ movement: { account, number } }: Sent, { books, truth }: Scene): boolean {
  if (truth.unreadable.has(`${account}:${number}`)) return true;
  return books.findings.some((found) => found.kind === 'seen-by-control-only' && found.reference === number);
}

const once: Invariant = {
  name: 'each movement is credited once, or waits or is put aside with its reason',
  look: (scene) => {
    const { truth, books, isSettled } = scene;
    const byName = transfersByName(scene);
    const posted = new Map<string, number>();
    for (const { reference, amount, kind } of [...books.entries.values()].flat()) {
      if (kind === 'transfer' || kind === 'adjustment') posted.set(reference, (posted.get(reference) ?? 0) + amount);
    }
    const violations = [...truth.sent].flatMap(([name, sent]) => {
      const transfer = byName.get(name);
      if (transfer === undefined) {
        const mustBeThere = isSettled || sent.decidedAt !== undefined;
        return mustBeThere && !isTold(sent, scene) ? [`${name} (${sent.kind}) is nowhere`] : [];
      }
      const credited = posted.get(transferReference(transfer)) ?? 0;
      const expected = transfer.state === 'credited' ? sent.movement.amountKurus : 0;
      const isReasoned =
        transfer.state === 'credited' || transfer.reason !== undefined || transfer.decision !== undefined;
      return [
        ...(credited === expected
          ? []
          : [`${name} is ${transfer.state}, and ${credited} of ${expected} kuruş are posted`]),
        ...(isReasoned ? [] : [`${name} is ${transfer.state} without a reason`]),
      ];
    });
    const count = (state: Transfer['state']) => books.transfers.filter((one) => one.state === state).length;
    return {
      looked: `${truth.sent.size} movements: ${count('credited')} credited, ${count('suspense')} waiting, ${count('returned')} returned, ${count('ignored')} ignored`,
      violations,
    };
  },
};

const nothingInvented: Invariant = {
  name: 'nothing is recorded that the bank did not book',
  look: ({ truth, books }) => ({
    looked: `${books.transfers.length} transfers`,
    violations: books.transfers.flatMap(({ account, id, amount }) => {
      const booked = truth.sent.get(nameOf({ account, number: id }))?.movement;
      return booked?.amountKurus === amount
        ? []
        : [`${account}:${id} over ${amount}: at the bank ${booked?.amountKurus}`];
    }),
  }),
};

/** By itself only what a description surely says is credited, and only to whom it says. */
const rightAgent: Invariant = {
  name: 'the machine credits only whom the sender means',
  look: ({ truth, books, network }) => {
    const byMachine = books.transfers.filter(({ state, shares }) => state === 'credited' && shares === undefined);
    const numbers = new Map(network.shops.map(({ index, agent }) => [index, agent.number]));
    const violations = byMachine.flatMap(({ account, id, agent }) => {
      const sent = truth.sent.get(nameOf({ account, number: id }));
      const [shop = 0] = sent?.shops ?? [];
      const isRight = sent !== undefined && isForMachine(sent) && numbers.get(shop) === agent;
      return isRight ? [] : [`${account}:${id} (${sent?.kind}) went to ${agent}`];
    });
    return { looked: `${byMachine.length} credits by itself`, violations };
  },
};

/** The lists that staff work from are rows of their own: they must show what waits, and nothing else. */
const lists: Invariant = {
  name: 'the lists of the staff show exactly what waits',
  look: ({ books: { transfers, payments, lists: shown } }) => {
    const suspense = transfers.filter(({ state }) => state === 'suspense').map(({ account, id }) => `${account}:${id}`);
    const manual = payments.filter(({ state }) => state === 'manual').map(({ id }) => id);
    const compare = (listed: readonly string[], waiting: readonly string[]) => [
      ...waiting.filter((name) => !listed.includes(name)).map((name) => `${name} waits and is in no list`),
      ...listed.filter((name) => !waiting.includes(name)).map((name) => `${name} is listed and does not wait`),
    ];
    return {
      looked: `${shown.suspense.length} transfers, ${shown.manual.length} payments`,
      violations: [...compare(shown.suspense, suspense), ...compare(shown.manual, manual)],
    };
  },
};

/** What a description surely says must not wait for people. */
const noNeedlessWork: Invariant = {
  name: 'what names its agent surely does not wait for staff',
  look: (scene) => {
    const byName = transfersByName(scene);
    const plain = [...scene.truth.sent].filter(([, sent]) => isForMachine(sent));
    const violations = plain.flatMap(([name, { movement }]) => {
      const transfer = byName.get(name);
      const isByStaff =
        transfer?.state === 'suspense' || transfer?.shares !== undefined || transfer?.decision !== undefined;
      return isByStaff ? [`${name}: ${transfer?.reason}: ${movement.description}`] : [];
    });
    return { looked: `${plain.length} movements`, violations };
  },
};

/** How long the loading may take to decide what its crediting feed shows. */
function promiseMs({ movement, wasUnseen }: Sent, { accounts }: Scene): number {
  const account = accounts.find(({ id }) => id === movement.account);
  if (account === undefined) return 0;
  // Once an hour the last days are read again; here schedules pause for an hour when nobody is about.
  if (wasUnseen === true) return 130 * MINUTE_MS;
  const seam = switchNear(account, movement.bookedAt);
  const isAtSeam = seam !== undefined && Math.abs(msOf(seam.at) - msOf(movement.bookedAt)) <= 2 * TOLERANCE_MS;
  if (isAtSeam) return 130 * MINUTE_MS;
  // Open banking answers twelve times an hour: broken answers can use all of them up.
  return (creditingFeed(account, movement.bookedAt)?.kind === 'ohvps' ? 70 : 5) * MINUTE_MS;
}

const inTime: Invariant = {
  name: 'decided within five minutes of becoming visible',
  look: (scene) => {
    const now = scene.network.clock.now();
    const seen = [...scene.truth.sent.values()].map((sent) => {
      const waits = sent.decidedAt === undefined && sent.visibleSince !== undefined;
      return waits ? { ...sent, waitedMs: msOf(now) - msOf(sent.visibleSince ?? now) } : sent;
    });
    const decided = seen.filter(({ waitedMs }) => waitedMs !== undefined);
    const prompt = decided.filter((sent) => promiseMs(sent, scene) === 5 * MINUTE_MS);
    const worstMs = Math.max(0, ...prompt.map(({ waitedMs = 0 }) => waitedMs));
    const late = decided.filter((sent) => (sent.waitedMs ?? 0) > promiseMs(sent, scene));
    return {
      looked: `${prompt.length} movements, the slowest after ${(worstMs / 1_000).toFixed(0)} s; ${decided.length - prompt.length} that show late or at a switch`,
      violations: late.map(
        ({ movement, waitedMs = 0 }) =>
          `${nameOf(movement)} of ${movement.bookedAt} took ${(waitedMs / 60_000).toFixed(1)} minutes`,
      ),
    };
  },
};

export const movementInvariants: readonly Invariant[] = [
  once,
  nothingInvented,
  rightAgent,
  lists,
  noNeedlessWork,
  inTime,
];

import type { BankMovement } from '../../local/bank/books';
import { BankFaults } from '../../local/bank/faults';
import { type Instant, later } from '../../shared/domain/instant';
import type { Dice } from '../support/descriptions';
import { type Network, simulatedAccounts } from './network';

/** How the banks are today: what goes wrong with their feeds, and what of a movement can be seen of it. */
export interface Weather {
  /** Ends what is over and now and then begins something new. */
  change(): void;
  /** Everything in order again. */
  clear(): void;
  /** A feed answers nothing. */
  isDown(account: string, feed: string): boolean;
  /** A feed leaves a movement out. */
  isHidden(row: Pick<BankMovement, 'account' | 'bookedAt'>, feed: string): boolean;
  /** Whether the feed shows a movement now, as it should be read. */
  shows(movement: BankMovement, feed: string): boolean;
  isSpoilt(movement: BankMovement): boolean;
  /** What is wrong now, by name, for the report. */
  readonly had: ReadonlyMap<string, number>;
}

interface Spell {
  readonly name: string;
  readonly account: string;
  readonly until: Instant;
  readonly faults?: Partial<BankFaults>;
  /** The feed that is down, or leaves out what is booked meanwhile. */
  readonly downFeed?: string;
  readonly hidingFeed?: string;
  readonly since: Instant;
}

type Draw = (dice: Dice) => { minutes: number } & Pick<Spell, 'faults' | 'downFeed' | 'hidingFeed'>;

/** What may happen to a feed. Twelve minutes and more of anything: long enough to meet, short enough for the promises. */
const kinds: readonly [string, Draw][] = [
  ['rows repeated', ({ roll }) => ({ minutes: 30, faults: { timesDelivered: 2 + roll(2) } })],
  ['rows out of order', () => ({ minutes: 30, faults: { isShuffled: true, timesDelivered: 2 } })],
  ['errors', ({ roll }) => ({ minutes: 12 + roll(20), faults: { errorEvery: 2 + roll(3) } })],
  ['broken answers', ({ roll }) => ({ minutes: 12 + roll(20), faults: { cutEvery: 2 + roll(3) } })],
  ['answers that are no answers', ({ roll }) => ({ minutes: 12 + roll(20), faults: { garbleEvery: 2 + roll(3) } })],
  ['rows late', ({ roll }) => ({ minutes: 20, faults: { lateSeconds: 60 + roll(1_200) } })],
  ['rows very late', ({ roll }) => ({ minutes: 60, faults: { lateSeconds: 2_400 + roll(4_200) } })],
  ['rows unreadable', ({ roll }) => ({ minutes: 15, faults: { spoilEvery: 3 + roll(4) } })],
  ['feed down', ({ roll }) => ({ minutes: 6 + roll(40), downFeed: 'service' })],
  ['second feed down', ({ roll }) => ({ minutes: 6 + roll(40), downFeed: 'ohvps' })],
  ['rows left out', ({ roll }) => ({ minutes: 60 + roll(90), hidingFeed: 'service' })],
];

/** In each minute with people about, so many of a thousand accounts get something new. */
const CHANCE = 25;

export function openWeather({ bank, clock }: Pick<Network, 'bank' | 'clock'>, dice: Dice): Weather {
  let spells: Spell[] = [];
  const had = new Map<string, number>();

  function faultsOf(account: string): BankFaults {
    return BankFaults.parse(
      Object.assign({}, ...spells.filter((one) => one.account === account).map((one) => one.faults)),
    );
  }

  function apply(): void {
    for (const { id } of simulatedAccounts) bank.faults.set(id, faultsOf(id));
  }

  function begin(account: string): void {
    const [name, draw] = kinds[dice.roll(kinds.length)] ?? kinds[0] ?? ['', () => ({ minutes: 0 })];
    const { minutes, ...what } = draw(dice);
    const since = clock.now();
    if (spells.some((one) => one.account === account && one.name === name)) return;
    spells.push({ name, account, since, until: later(since, minutes * 60_000), ...what });
    had.set(name, (had.get(name) ?? 0) + 1);
  }

  const now = (account: string) => spells.filter((one) => one.account === account);
  const isDown: Weather['isDown'] = (account, feed) => now(account).some(({ downFeed }) => downFeed === feed);
  const isHidden: Weather['isHidden'] = ({ account, bookedAt }, feed) =>
    now(account).some(({ hidingFeed, since }) => hidingFeed === feed && bookedAt >= since);
  const isSpoilt: Weather['isSpoilt'] = ({ account, seq }) => {
    const { spoilEvery } = faultsOf(account);
    return spoilEvery > 0 && seq % spoilEvery === 0;
  };
  return {
    had,
    change() {
      spells = spells.filter(({ until }) => until > clock.now());
      for (const { id } of simulatedAccounts) if (dice.roll(1_000) < CHANCE) begin(id);
      apply();
    },
    clear() {
      spells = [];
      apply();
    },
    isDown,
    isHidden,
    isSpoilt,
    shows(movement, feed) {
      const { account, recordedAt } = movement;
      const isThere = later(recordedAt, faultsOf(account).lateSeconds * 1_000) <= clock.now();
      return isThere && !isDown(account, feed) && !isHidden(movement, feed) && !isSpoilt(movement);
    },
  };
}

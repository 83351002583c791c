import { type Day, dayOf, type Instant, instant, later, msOf } from '../../shared/domain/instant';
import { dice } from '../support/descriptions';
import { type Check, checkAll, isViolated } from './check';
import { openCounters } from './counters';
import { type OpenParts, openLambdas, type Parts, partsOf } from './lambdas';
import { isExcused, type Odds, openLine } from './line';
import { type Network, openNetwork } from './network';
import { openNights } from './nights';
import { openSenders } from './senders';
import { openSight } from './sight';
import { openStaff } from './staff';
import { type BusyTime, ticksOf, usualBusyTimes } from './ticks';
import { openTruth } from './truth';
import { openWeather } from './weather';

export interface SimulationOptions {
  readonly seed: number;
  readonly days: number;
  /** At least three: one is frozen, two can be confused. */
  readonly agents: number;
  readonly busyTimes?: readonly BusyTime[];
  /** While nobody is about, how long the schedules may pause: what nobody sees need not be run. */
  readonly quietMinutes?: number;
  readonly odds?: Odds;
  /** Breaks something on purpose, to see it found. */
  readonly sabotage?: (parts: Parts) => Parts;
  /** Told after each tick how far the run has come, from 0 to 1. */
  readonly progress?: (done: number) => void;
}

/** What a run came to. */
export interface Simulated {
  readonly seed: number;
  readonly days: number;
  readonly agents: number;
  /** How often what happened. */
  readonly happened: Readonly<Record<string, number>>;
  readonly checks: readonly Check[];
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const QUIET_MINUTES = 60;
/** After the last day nothing goes wrong any more; the schedules run so many hours later, until all that was open can be settled. */
const SETTLING_HOURS = [1, 2, 3, 6, 12, 20, 24, 25, 26, 28, 30] as const;
/** While something waits, the minutes go on after people have left. */
const MOST_EXTRA_MINUTES = 8;

/**
 * Runs a network for some virtual days: people, banks, gateways and staff on one clock, with faults, conflicts and deaths,
 * all drawn from the seed. After each night, and once everything could settle, every invariant is checked; the run ends
 * with the first check that finds one violated.
 */
export async function simulate(options: SimulationOptions): Promise<Simulated> {
  const network = await openNetwork(options.agents, options.seed);
  try {
    return await live(network, options);
  } finally {
    await network.close();
  }
}

async function live(network: Network, options: SimulationOptions): Promise<Simulated> {
  const { seed, days, agents, busyTimes = usualBusyTimes, quietMinutes = QUIET_MINUTES } = options;
  const { sabotage = (parts: Parts) => parts } = options;
  const { clock, collection } = network;
  // What people do and what goes wrong on the line are drawn apart.
  const [chance, people] = [dice(seed), dice(seed + 1)];
  const line = openLine(network.database, chance, clock, options.odds);
  const truth = openTruth(clock.now);
  const weather = openWeather(network, people);
  const open: OpenParts = () => sabotage(partsOf({ network, line, weather, truth, dice: chance }));
  const files = new Map<string, Uint8Array>();
  const lambdas = openLambdas(open, files);
  const senders = openSenders(network, truth, people);
  const counters = openCounters(lambdas, { network, line, truth, dice: people });
  const staff = openStaff(lambdas, { network, line, truth, senders, dice: people });
  const nights = openNights(lambdas, files, { network, line, truth, dice: people });
  const sight = openSight(network, weather, truth);

  /** A Lambda that a schedule starts: what it throws is told, unless something happened to it. */
  async function start(name: string, work: () => Promise<unknown>): Promise<void> {
    const ended = await line.run(work);
    if (ended.error !== undefined && !isExcused(ended)) truth.bugs.push(`${name}: ${ended.error}`);
  }

  async function tick(at: Instant, calls: readonly (() => Promise<void>)[]): Promise<boolean> {
    if (clock.now() < at) clock.set(at);
    await sight.lookAtFeeds();
    await Promise.all([
      start('load-balances', lambdas.load),
      start('settle-payments', lambdas.settle),
      start('cancellations', lambdas.answerCancellations),
      ...(people.roll(10) === 0 ? [start('load-balances', lambdas.loadBeside)] : []),
      ...calls.map((call) => call()),
    ]);
    return sight.lookAtDecisions();
  }

  async function runDay(morning: Instant, index: number): Promise<void> {
    const today = dayOf(morning);
    const ticks = ticksOf(morning, busyTimes, quietMinutes);
    for (const [place, { at, isBusy }] of ticks.entries()) {
      const isFirst = isBusy && ticks[place - 1]?.isBusy !== true;
      if (isFirst) await network.signIn();
      const calls = isBusy ? beBusy(isFirst && place < ticks.length / 2) : beQuiet(at, today);
      // Every other day at noon the crediting of an account goes over to its other feed, and back.
      if (index % 2 === 1 && isNoon(at)) {
        calls.push(() => staff.cutOver('ziraat-1', index % 4 === 1 ? 'ohvps' : 'service'));
      }
      if (isClosingHour(at, today)) calls.push(() => start('pass-cancellations', () => lambdas.passCancellations()));
      await tickOn(at, ticks[place + 1]?.at ?? at, calls);
      options.progress?.((index + place / ticks.length) / days);
    }
  }

  /** Ticks, and then minute by minute while something waits to be decided, for some minutes at most. */
  async function tickOn(at: Instant, next: Instant, calls: readonly (() => Promise<void>)[]): Promise<void> {
    let isWaiting = await tick(at, calls);
    for (let extra = 1; isWaiting && extra <= MOST_EXTRA_MINUTES; extra += 1) {
      const moment = later(at, extra * MINUTE_MS);
      if (moment >= next) return;
      isWaiting = await tick(moment, []);
    }
  }

  function beBusy(isOpening: boolean): (() => Promise<void>)[] {
    weather.change();
    if (isOpening) for (const shop of network.shops.slice(0, -1)) senders.load(shop);
    for (let times = people.roll(3); times > 0; times -= 1) senders.send();
    return [...counters.calls(), ...(people.roll(5) === 0 ? staff.calls() : [])];
  }

  function beQuiet(at: Instant, today: Day): (() => Promise<void>)[] {
    counters.mend();
    const hour = (msOf(at) / HOUR_MS + 3) % 24;
    if (hour >= 9 && hour < 18) return staff.calls();
    if (dayOf(at) === today || hour > 6) return [];
    if (hour < 0.5) nights.spoilDayEnd(today);
    if (hour >= 1 && hour < 1.5) nights.dropStatements(today);
    return [nights.closeDay, ...nights.readStatements()];
  }

  const isNoon = (at: Instant) => (msOf(at) / HOUR_MS + 3) % 24 === 12.25;

  function isClosingHour(at: Instant, today: Day): boolean {
    const isWorkday = ![0, 6].includes(new Date(`${today}T00:00:00Z`).getUTCDay());
    return isWorkday && dayOf(at) === today && (msOf(at) / MINUTE_MS) % (24 * 60) === 14 * 60;
  }

  async function settle(): Promise<void> {
    line.calm();
    weather.clear();
    collection.faults.clear();
    const from = clock.now();
    for (const hour of SETTLING_HOURS) {
      await tick(later(from, hour * HOUR_MS), [...staff.calls(), nights.closeDay, ...nights.readStatements()]);
    }
  }

  const seen = () => {
    const sent = new Map<string, number>();
    for (const { kind } of truth.sent.values()) sent.set(`sent: ${kind}`, (sent.get(`sent: ${kind}`) ?? 0) + 1);
    return Object.fromEntries(
      [sent, counters.had, staff.had, nights.had, weather.had, line.mishaps].flatMap((had) => [...had].sort()),
    );
  };
  const result = (checks: readonly Check[]): Simulated => ({ seed, days, agents, happened: seen(), checks });

  const begin = clock.now();
  for (let index = 0; index < days; index += 1) {
    await runDay(instant(msOf(begin) + index * 24 * HOUR_MS), index);
    const checks = await checkAll({ network, truth, accounts: sight.accounts(), isSettled: false });
    if (isViolated(checks)) return result(checks);
  }
  await settle();
  return result(await checkAll({ network, truth, accounts: sight.accounts(), isSettled: true }));
}

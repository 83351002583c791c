import pMap from 'p-map';
import type { AgentNumber } from '../../shared/domain/agent';
import type { Finding } from '../../shared/domain/finding';
import type { GatewayDayEnd, GatewayLine } from '../../shared/domain/gateway-day-end';
import { type Day, dayOf, type Instant } from '../../shared/domain/instant';
import { type OurLine, ourLinesOf } from '../../shared/domain/our-line';
import type { Payment } from '../../shared/domain/payment';
import {
  compareLines,
  type Difference,
  differingInstitutions,
  totalLines,
  totalsDiffer,
} from '../../shared/domain/reconciliation';
import { orderOf } from '../bills/settlement';
import type { CollectionGateway } from '../gateways/collection';
import type { Findings } from '../stores/findings';
import type { Reconciliations } from '../stores/reconciliations';
import { type BooksDependencies, paymentsNamed, paymentsTouching } from './our-books';

export interface ReconcileDependencies extends BooksDependencies {
  readonly findings: Pick<Findings, 'add'>;
  readonly reconciliations: Pick<Reconciliations, 'record'>;
  readonly now: () => Instant;
}

/** One gateway's day, and whose payments and which institutions lie on our side of it. */
export interface DayToReconcile {
  readonly gateway: string;
  readonly day: Day;
  readonly agents: readonly AgentNumber[];
  readonly institutions: ReadonlySet<string>;
}

export type DayReconciled =
  | { readonly outcome: 'not-final' }
  | { readonly outcome: 'reconciled'; readonly differences: number };

const ASKED_AT_ONCE = 4;
/** More differences than this are one trouble, not so many: the rest is counted and not told one by one. */
const MOST_FINDINGS = 1_000;
/** Looked for among all our payments; more of them at once are no old payments, but one trouble. */
const MOST_STRANGERS = 50;

/**
 * Compares a gateway's day with ours: counts and totals first, and only where they differ line by line. Each difference
 * becomes a finding; nothing is corrected. A day that is not final there is left for later. Throws `CollectionFailure`
 * when the gateway cannot tell. What it lists and the payments around the day do not explain is looked for among older ones.
 */
export async function reconcileDay(
  { gateway: name, day, agents, institutions }: DayToReconcile,
  gateway: CollectionGateway,
  dependencies: ReconcileDependencies,
): Promise<DayReconciled> {
  const dayEnd = await gateway.dayEnd(day);
  if (!dayEnd.isFinal) return { outcome: 'not-final' };
  const touching = await paymentsTouching(agents, day, dependencies);
  const payments = touching.filter(({ institution }) => institutions.has(institution));
  let ours = await linesOn(day, payments, gateway);
  let differences = await compare(day, ours, dayEnd, gateway);
  const strangers = strangersAmong(differences, payments);
  const older = strangers.length <= MOST_STRANGERS ? await paymentsNamed(agents, strangers, dependencies) : [];
  if (older.length > 0) {
    payments.push(...older);
    ours = await linesOn(day, payments, gateway);
    differences = await compare(day, ours, dayEnd, gateway);
  }

  const known = new Map(payments.map((payment) => [payment.id as string, payment]));
  for (const difference of differences.slice(0, MOST_FINDINGS)) {
    await dependencies.findings.add(findingOf(difference, known, { gateway: name, day, at: dependencies.now() }));
  }
  await dependencies.reconciliations.record({
    gateway: name,
    day,
    at: dependencies.now(),
    totals: totalLines(ours),
    differences: differences.length,
  });
  return { outcome: 'reconciled', differences: differences.length };
}

/** What the gateway lists and none of the payments that touch the day explains. */
function strangersAmong(differences: readonly Difference[], payments: readonly Payment[]): string[] {
  const known = new Set<string>(payments.map(({ id }) => id));
  const there = differences.filter(({ kind }) => kind.endsWith('-there-not-here')).map(({ reference }) => reference);
  return [...new Set(there)].filter((reference) => !known.has(reference));
}

async function compare(
  day: Day,
  ours: readonly OurLine[],
  { totals: theirs }: GatewayDayEnd,
  gateway: CollectionGateway,
): Promise<Difference[]> {
  const totals = totalLines(ours);
  const differing = new Set(differingInstitutions(totals, theirs));
  if (differing.size === 0) return [];
  const lines: GatewayLine[] = [];
  for await (const line of gateway.dayEndLines(day)) if (differing.has(line.institution)) lines.push(line);
  const differences = compareLines(
    ours.filter(({ institution }) => differing.has(institution)),
    lines,
  );
  const blamed = new Set(differences.map(({ institution }) => institution));
  const unexplained = [...differing].filter((institution) => !blamed.has(institution));
  return [...differences, ...unexplained.map((institution) => totalsDiffer(institution, totals, theirs))];
}

/** Our lines of a day. Of those near midnight the gateway is asked on which day it did them; silence leaves our own day. */
async function linesOn(day: Day, payments: readonly Payment[], gateway: CollectionGateway): Promise<OurLine[]> {
  const possible = payments.flatMap(ourLinesOf).filter(({ earliest, latest }) => earliest <= day && day <= latest);
  const dated = await pMap(
    possible,
    async (line) => {
      const on = line.earliest === line.latest ? line.earliest : ((await askDay(line, gateway)) ?? line.heardOn);
      return on === day ? [line] : [];
    },
    { concurrency: ASKED_AT_ONCE },
  );
  return dated.flat();
}

async function askDay({ kind, payment }: OurLine, gateway: CollectionGateway): Promise<Day | undefined> {
  const { id, amount, cancellation } = payment;
  if (kind === 'paid') {
    const answer = await gateway.outcome(orderOf(payment));
    return answer.kind === 'paid' ? dayOf(answer.at) : undefined;
  }
  if (cancellation === undefined) return undefined;
  const answer = await gateway.cancellationOutcome({ reference: cancellation.reference, payment: id, amount });
  return answer.kind === 'accepted' ? dayOf(answer.at) : undefined;
}

function findingOf(
  difference: Difference,
  known: ReadonlyMap<string, Payment>,
  { gateway, day, at }: { gateway: string; day: Day; at: Instant },
): Finding {
  const payment = known.get(difference.reference);
  return {
    ...difference,
    day,
    gateway,
    ...(payment === undefined ? {} : { agent: payment.agent, ourState: payment.state }),
    foundAt: at,
    state: 'open',
  };
}

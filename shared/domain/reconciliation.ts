import type { Finding } from './finding';
import type { GatewayLine, GatewayTotal } from './gateway-day-end';
import { groupBy } from './grouped';
import { type Kurus, kurus, sumKurus } from './kurus';

/** One effect on a day's books, ours or a gateway's, by our reference of the payment. */
export type BookLine = Pick<GatewayLine, 'kind' | 'reference' | 'institution' | 'amount'>;

/** What differs, before it is told as a finding. */
export interface Difference {
  readonly kind: Finding['kind'];
  readonly institution: string;
  /** The payment's; the institution's own id where no line is to blame. */
  readonly reference: string;
  readonly ourAmount?: Kurus;
  readonly theirAmount?: Kurus;
}

const TOTAL_FIELDS = ['paidCount', 'paidAmount', 'cancelledCount', 'cancelledAmount'] as const;

/** Counts and amounts of lines by institution, in the order of the institutions' ids. */
export function totalLines(lines: readonly BookLine[]): GatewayTotal[] {
  const byInstitution = [...groupBy(lines, ({ institution }) => institution)];
  return byInstitution
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([institution, group]) => {
      const amounts = (kind: BookLine['kind']) =>
        group.filter((line) => line.kind === kind).map(({ amount }) => amount);
      const [paid, cancelled] = [amounts('paid'), amounts('cancelled')];
      return {
        institution,
        paidCount: paid.length,
        paidAmount: sumKurus(paid),
        cancelledCount: cancelled.length,
        cancelledAmount: sumKurus(cancelled),
      };
    });
}

/** The institutions whose totals are not the same on both sides; one that is missing on a side has nothing there. */
export function differingInstitutions(ours: readonly GatewayTotal[], theirs: readonly GatewayTotal[]): string[] {
  const institutions = new Set([...ours, ...theirs].map(({ institution }) => institution));
  return [...institutions].sort().filter((id) => {
    const [our, their] = [totalOf(ours, id), totalOf(theirs, id)];
    return TOTAL_FIELDS.some((field) => (our?.[field] ?? 0) !== (their?.[field] ?? 0));
  });
}

/**
 * Every difference between two sides of a day, line by line: each payment and each cancellation must stand once on both,
 * at the same institution and with the same amount. Ours stand once by their keys; a gateway's may repeat.
 */
export function compareLines(ours: readonly BookLine[], theirs: readonly BookLine[]): Difference[] {
  const our = new Map(ours.map((line) => [keyOf(line), line]));
  const their = groupBy(theirs, keyOf);
  const missingThere = ours.filter((line) => !their.has(keyOf(line)));
  return [
    ...[...their.values()].flatMap((lines) => compareTheirs(lines, our)),
    ...missingThere.map((line) => ({
      ...subjectOf(line),
      kind: `${line.kind}-here-not-there` as const,
      ourAmount: line.amount,
    })),
  ];
}

/** An institution's totals differ though each of its lines agrees: the gateway contradicts itself. */
export function totalsDiffer(
  institution: string,
  ours: readonly GatewayTotal[],
  theirs: readonly GatewayTotal[],
): Difference {
  const paid = (totals: readonly GatewayTotal[]) => totalOf(totals, institution)?.paidAmount ?? kurus(0);
  return {
    kind: 'totals-differ',
    institution,
    reference: institution,
    ourAmount: paid(ours),
    theirAmount: paid(theirs),
  };
}

/** What a gateway says under one key, once or repeatedly, against our line of it. */
function compareTheirs(lines: readonly BookLine[], our: ReadonlyMap<string, BookLine>): Difference[] {
  const [first] = lines;
  if (first === undefined) return [];
  const own = our.get(keyOf(first));
  const theirAmount = sumKurus(lines.map(({ amount }) => amount));
  if (own === undefined) {
    return [{ ...subjectOf(first), kind: `${first.kind}-there-not-here`, theirAmount }];
  }
  if (lines.length > 1) {
    return [{ ...subjectOf(first), kind: 'repeated-there', ourAmount: own.amount, theirAmount }];
  }
  return own.amount === theirAmount
    ? []
    : [{ ...subjectOf(first), kind: 'amount-differs', ourAmount: own.amount, theirAmount }];
}

function totalOf(totals: readonly GatewayTotal[], id: string): GatewayTotal | undefined {
  return totals.find(({ institution }) => institution === id);
}

function keyOf({ kind, reference, institution }: BookLine): string {
  return `${kind}#${institution}#${reference}`;
}

function subjectOf({ institution, reference }: BookLine): Pick<Difference, 'institution' | 'reference'> {
  return { institution, reference };
}

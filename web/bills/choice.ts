import type { QuotedBill } from '../../shared/api/bills';

type Order = 'oldest-first' | 'any';

/**
 * The bills of a subscription that can be chosen, oldest first. One whose payment is still open cannot, lest it be paid
 * twice; where the oldest comes first, neither can those after it.
 */
export function payableBills(
  bills: readonly QuotedBill[],
  order: Order,
  isAwaited: (bill: QuotedBill) => boolean,
): QuotedBill[] {
  const firstAwaited = bills.findIndex(isAwaited);
  if (order === 'oldest-first' && firstAwaited >= 0) return bills.slice(0, firstAwaited);
  return bills.filter((bill) => !isAwaited(bill));
}

/** What a customer most likely pays: everything overdue, or else the oldest bill. */
export function likelyChoice(bills: readonly QuotedBill[]): string[] {
  const overdue = bills.filter(({ isOverdue }) => isOverdue);
  return (overdue.length > 0 ? overdue : bills.slice(0, 1)).map(({ id }) => id);
}

/**
 * The choice after a bill of a subscription (oldest first) is ticked or unticked. Where the oldest comes first, a bill
 * takes the older ones with it, and leaves with the newer ones.
 */
export function toggle(
  chosen: ReadonlySet<string>,
  bills: readonly QuotedBill[],
  id: string,
  order: Order,
): Set<string> {
  const ids: readonly string[] = bills.map((bill) => bill.id);
  const at = ids.indexOf(id);
  const isAdded = !chosen.has(id);
  const bound = isAdded ? ids.slice(0, at + 1) : ids.slice(at);
  const next = new Set(chosen);
  for (const each of order === 'any' ? [id] : bound) {
    if (isAdded) next.add(each);
    else next.delete(each);
  }
  return next;
}

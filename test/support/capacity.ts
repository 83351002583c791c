import { type Item, itemBytes } from './item-bytes';

/** The sparse, keys-only index of a table: an item without both attributes has no entry in it. */
export interface SparseIndex {
  readonly pk: string;
  readonly sk: string;
}

/** Units of writing that many bytes once: one for each KB begun, and one for nothing at all. */
export function writeUnits(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / 1_024));
}

/** Units of one read of that many bytes: for each 4 KB begun one, or half without consistency. A miss costs as much. */
export function readUnits(bytes: number, isConsistent: boolean): number {
  return Math.max(1, Math.ceil(bytes / 4_096)) * (isConsistent ? 1 : 0.5);
}

/**
 * Units the index takes when an item changes: an entry put or removed costs its own size, one whose key changes is removed
 * and put. Other changes cost nothing: the index holds keys only
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html).
 */
export function indexUnits(index: SparseIndex, before: Item | undefined, after: Item | undefined): number {
  const [removed, put] = [entryOf(index, before), entryOf(index, after)];
  if (JSON.stringify(removed) === JSON.stringify(put)) return 0;
  return [removed, put].reduce((units, entry) => units + (entry === undefined ? 0 : writeUnits(itemBytes(entry))), 0);
}

function entryOf({ pk, sk }: SparseIndex, item: Item | undefined): Item | undefined {
  if (item?.[pk] === undefined || item[sk] === undefined) return undefined;
  return { pk: item.pk, sk: item.sk, [pk]: item[pk], [sk]: item[sk] };
}

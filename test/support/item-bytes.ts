/** An item as the document client speaks of it. */
export type Item = Readonly<Record<string, unknown>>;

/**
 * An item's size in bytes as DynamoDB charges for it: UTF-8 names and values, numbers by their significant digits, lists
 * and maps with their overhead (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html).
 * Attributes that are undefined are not written. Throws for what the house stores nowhere, such as sets.
 */
export function itemBytes(item: Item): number {
  return sum(written(item).map(([name, value]) => utf8Bytes(name) + valueBytes(value)));
}

function valueBytes(value: unknown): number {
  if (value === null || typeof value === 'boolean') return 1;
  if (typeof value === 'string') return utf8Bytes(value);
  if (typeof value === 'number' || typeof value === 'bigint') return numberBytes(value);
  if (value instanceof Uint8Array) return value.byteLength;
  if (Array.isArray(value)) return 3 + sum(value.map((element) => 1 + valueBytes(element)));
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return 3 + sum(written(value as Item).map(([name, element]) => 1 + utf8Bytes(name) + valueBytes(element)));
  }
  throw new TypeError(`no value of an item: ${String(value)}`);
}

/** One byte for two significant digits, and one more. */
function numberBytes(value: number | bigint): number {
  const [mantissa = ''] = String(value).split('e');
  const digits = mantissa.replace(/[-.]/g, '').replace(/^0+|0+$/g, '');
  return Math.ceil(digits.length / 2) + 1;
}

function written(item: Item): [string, unknown][] {
  return Object.entries(item).filter(([, value]) => value !== undefined);
}

function utf8Bytes(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

function sum(bytes: readonly number[]): number {
  return bytes.reduce((total, one) => total + one, 0);
}

/** Four numbers a name: three of its fingerprint, and how often it came (0: a free place). */
const STRIDE = 4;
const FIRST_PLACES = 1_024;

/**
 * Counts how often each of very many names came, in about 32 bytes a name: names are kept as fingerprints of 96 bits, so
 * that a million of them are confounded once in 10^16 files. Names that others choose must come hashed.
 */
export function openOccurrences(): (name: string) => number {
  let table = new Uint32Array(FIRST_PLACES * STRIDE);
  let names = 0;

  return (name) => {
    if (names * 3 > (table.length / STRIDE) * 2) table = grown(table);
    const [a, b, c] = fingerprint(name);
    const at = placeOf(table, a, b, c);
    const before = table[at + 3] ?? 0;
    if (before === 0) names += 1;
    table.set([a, b, c, before + 1], at);
    return before + 1;
  };
}

/** Where a fingerprint stands, or the free place where it belongs. */
function placeOf(table: Uint32Array, a: number, b: number, c: number): number {
  const mask = table.length / STRIDE - 1;
  for (let place = a & mask; ; place = (place + 1) & mask) {
    const at = place * STRIDE;
    const isSame = table[at] === a && table[at + 1] === b && table[at + 2] === c;
    if (isSame || table[at + 3] === 0) return at;
  }
}

function grown(table: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(table.length * 2);
  for (let at = 0; at < table.length; at += STRIDE) {
    const [a = 0, b = 0, c = 0, count = 0] = table.subarray(at, at + STRIDE);
    if (count > 0) larger.set([a, b, c, count], placeOf(larger, a, b, c));
  }
  return larger;
}

/** Three multiplicative hashes with multipliers of their own, each mixed at the end (MurmurHash3's finaliser). */
function fingerprint(name: string): [number, number, number] {
  let [a, b, c] = [name.length, 0x9e3779b9, 0x85ebca6b];
  for (let index = 0; index < name.length; index += 1) {
    const unit = name.charCodeAt(index);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
    c = Math.imul(c ^ unit, 0x85ebca77);
  }
  return [mixed(a), mixed(b), mixed(c)];
}

function mixed(hash: number): number {
  let bits = hash ^ (hash >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

import fc from 'fast-check';
import { checkQuoteKeys, openQuoteKeys, turnQuoteKeys } from '../../../lambdas/bills/quote-keys';

/** Keys that tell apart: 32 times 1, 32 times 2 … */
function minting() {
  let minted = 0;
  return (bytes: number) => {
    minted += 1;
    return new Uint8Array(bytes).fill(minted);
  };
}

const NONE = '{"keys":[]}';
const written = (...keys: Uint8Array[]) =>
  JSON.stringify({ keys: keys.map((key) => Buffer.from(key).toString('base64')) });
const key = (fill: number, bytes = 32) => new Uint8Array(bytes).fill(fill);
const keysOf = (secret: string) => openQuoteKeys({ read: async () => secret })();

/** The secret after so many turns, beginning with none. */
function turned(times: number, mint = minting()): string {
  return Array.from({ length: times }).reduce<string>((secret) => turnQuoteKeys(secret, mint), NONE);
}

test('is refused to signing and accepting before the first turn', async () => {
  await expect(keysOf(NONE)).rejects.toThrow('never been rotated');
});

test('signs by the first key and announces the second after the first turn', async () => {
  expect((await keysOf(turned(1))).map((one) => one[0])).toEqual([1, 2]);
});

test('signs by the announced key from the next turn on, announces another, and still accepts the one before', async () => {
  expect((await keysOf(turned(2))).map((one) => one[0])).toEqual([2, 3, 1]);
  expect((await keysOf(turned(3))).map((one) => one[0])).toEqual([3, 4, 2]);
});

test('goes on signing by a key that somebody entered alone, so that nobody meets a key unknown to them', async () => {
  const keys = await keysOf(turnQuoteKeys(written(key(9)), minting()));
  expect(keys.map((one) => one[0])).toEqual([9, 1]);
});

test('before a turn and after it, each accepts what the other signs', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 20 }), async (turns) => {
      const mint = minting();
      const before = turned(turns, mint);
      const [old, recent] = await Promise.all([keysOf(before), keysOf(turnQuoteKeys(before, mint))]);
      expect(old).toContainEqual(recent[0]);
      expect(recent).toContainEqual(old[0]);
    }),
  );
});

test('lets a turned secret come into use', () => {
  for (const times of [1, 2, 3]) expect(() => checkQuoteKeys(turned(times))).not.toThrow();
});

test.each([
  ['no key', NONE],
  ['no announced key', written(key(1))],
  ['the same key twice', written(key(1), key(1))],
])('keeps a secret with %s out of use', (_, secret) => {
  expect(() => checkQuoteKeys(secret)).toThrow('one key that signs and another that will');
});

test('takes no key of fewer than 32 bytes', async () => {
  await expect(keysOf(written(key(1, 31)))).rejects.toThrow('at least 32 bytes');
});

test('shows nothing of a secret it cannot read', async () => {
  await expect(keysOf('s3cret-entered-by-mistake')).rejects.toThrow(/^the quote key is no JSON$/);
});

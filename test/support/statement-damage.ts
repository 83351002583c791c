import { readStatement } from '../../lambdas/statements/read-statement';
import { inPieces, type StatementFixture } from './statements';

/** One way to damage a file. */
export interface Damage {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** How many ways there are to damage a file, and the `index`th of them. */
export interface Damages {
  readonly count: number;
  make(index: number): Damage;
}

/** Every byte left out, every byte doubled, every two lines exchanged. */
export function damagesOf(bytes: Uint8Array): Damages {
  const lines = linesOf(bytes);
  const pairs = (lines.length * (lines.length - 1)) / 2;
  return {
    count: 2 * bytes.length + pairs,
    make(index) {
      if (index < bytes.length) return { name: `byte ${index} left out`, bytes: spliced(bytes, index, 1, 0) };
      if (index < 2 * bytes.length) {
        const at = index - bytes.length;
        return { name: `byte ${at} doubled`, bytes: spliced(bytes, at, 0, 1) };
      }
      const [one, other] = pairAt(index - 2 * bytes.length, lines.length);
      const swapped = lines.with(one, lines[other] ?? '').with(other, lines[one] ?? '');
      return { name: `lines ${one + 1} and ${other + 1} exchanged`, bytes: Buffer.from(swapped.join(''), 'latin1') };
    },
  };
}

/** The lines with their ends, in bytes; of UTF-16 the half that is no line break travels along. */
function linesOf(bytes: Uint8Array): string[] {
  return Buffer.from(bytes)
    .toString('latin1')
    .split(/(?<=\r\n|\n|\r(?!\n))/);
}

function spliced(bytes: Uint8Array, at: number, left: number, doubled: number): Uint8Array {
  return Buffer.concat([bytes.subarray(0, at + doubled), bytes.subarray(at + left)]);
}

function pairAt(index: number, count: number): [number, number] {
  let [rest, one] = [index, 0];
  while (rest >= count - 1 - one) {
    rest -= count - 1 - one;
    one += 1;
  }
  return [one, one + 1 + rest];
}

/**
 * What came of a damaged file. `same`: nothing of worth changed. `refused`, `gap` (an opening that is not the account's
 * last closing), `unproved` (the file says itself that nothing vouches for it): noticed. `gap-later`: no credit that is
 * not in the file, and the account's next statement will not open where this one closes; when two lines of XML exchange
 * a closing balance and a debit, the sum stays right. `silent`: another amount, sign, currency, account or balance that
 * nobody notices.
 */
export type Verdict = 'same' | 'refused' | 'gap' | 'gap-later' | 'unproved' | 'silent';

export async function judge(fixture: StatementFixture, damage: Damage): Promise<Verdict> {
  const accounts = new Set(fixture.statements.map(({ account }) => account));
  // Only an IBAN proves itself; the bank's own numbers are held against the accounts that are known.
  const isKnownAccount = [...accounts].every((account) => /^TR\d{24}$/.test(account))
    ? undefined
    : (account: string) => accounts.has(account);
  const { statements, refusals } = await readStatement(inPieces(damage.bytes), { csv: fixture.csv, isKnownAccount });
  if (refusals.length > 0) return 'refused';
  const found = statements.map(({ account, currency, opening, closing, movements }) => ({
    ...{ account, currency, opening: opening?.amount, closing: closing?.amount },
    amounts: worth(movements.map(({ amount }) => amount)),
  }));
  const right = fixture.statements.map(({ account, currency, openingKurus, closingKurus, movements }) => ({
    ...{ account, currency, opening: openingKurus, closing: closingKurus },
    amounts: worth(movements.map(({ amountKurus }) => amountKurus)),
  }));
  if (JSON.stringify(found) === JSON.stringify(right)) return 'same';
  // A damage never makes a proved file an unproved one.
  const wasProved = fixture.statements.every(({ proof }) => proof !== 'none');
  if (!wasProved && statements.some(({ proof }) => proof === 'none')) return 'unproved';
  const ends = closings(right);
  if (hasGap(fixture, found)) return 'gap';
  const isLater = [...closings(found)].some(([account, closing]) => ends.get(account) !== closing);
  return isLater && holdsCredits(right, found) ? 'gap-later' : 'silent';
}

interface Facts {
  readonly account: string | undefined;
  readonly opening: number | undefined;
  readonly closing: number | undefined;
  readonly amounts: readonly number[];
}

/** Where each account stands behind the file: where its next statement will open. */
function closings(facts: readonly Facts[]): Map<string | undefined, number | undefined> {
  return new Map(facts.map(({ account, closing }) => [account, closing]));
}

/** Every credit that was read is one of the file. */
function holdsCredits(right: readonly Facts[], found: readonly Facts[]): boolean {
  const left = right.flatMap(({ amounts }) => amounts);
  return found
    .flatMap(({ amounts }) => amounts)
    .filter((amount) => amount > 0)
    .every((amount) => {
      const at = left.indexOf(amount);
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    });
}

/** The order of equal days' lines means nothing, and neither does a line of nothing. */
function worth(amounts: readonly number[]): number[] {
  return amounts.filter((amount) => amount !== 0).toSorted((a, b) => a - b);
}

/** The continuity of accounts: before the file, each account's last closing was its first opening here. */
function hasGap({ statements }: StatementFixture, found: readonly Facts[]): boolean {
  const last = new Map<string | undefined, number | undefined>();
  for (const { account, openingKurus } of statements) if (!last.has(account)) last.set(account, openingKurus);
  return found.some(({ account, opening, closing }) => {
    const isTorn = opening !== undefined && last.get(account) !== opening;
    if (closing !== undefined) last.set(account, closing);
    return isTorn;
  });
}

import type { BankAccount } from '../../shared/domain/bank-account';
import { type Books, readBooks } from './books';
import { billInvariants } from './invariants/bills';
import { findingInvariants } from './invariants/findings';
import { moneyInvariants } from './invariants/money';
import { movementInvariants } from './invariants/movements';
import type { Network } from './network';
import type { Truth } from './truth';

/** Both sides at a moment when nothing is under way: what really happened, and what the system believes. */
export interface Scene {
  readonly network: Network;
  readonly truth: Truth;
  readonly accounts: readonly BankAccount[];
  readonly books: Books;
  /** Everything had the time to come to its end. */
  readonly isSettled: boolean;
}

/** Something that must always hold: looks at the scene, says how much it looked at, and names each violation. */
export interface Invariant {
  readonly name: string;
  readonly look: (scene: Scene) => { readonly looked: string; readonly violations: readonly string[] };
}

export interface Check {
  readonly name: string;
  readonly looked: string;
  readonly violations: readonly string[];
}

const bugs: Invariant = {
  name: 'nothing fails without a cause',
  look: ({ truth }) => ({ looked: `${truth.bugs.length} errors`, violations: truth.bugs }),
};

const invariants = [...moneyInvariants, ...movementInvariants, ...billInvariants, ...findingInvariants, bugs];

export async function checkAll(scene: Omit<Scene, 'books'>): Promise<Check[]> {
  const books = await readBooks(scene.network.database);
  return invariants.map(({ name, look }) => ({ name, ...look({ ...scene, books }) }));
}

export function isViolated(checks: readonly Check[]): boolean {
  return checks.some(({ violations }) => violations.length > 0);
}

import type { LoadDependencies } from '../../lambdas/events/load-balances';

/** How a step fails: before it has an effect, or after it had one that nobody hears of. */
export interface Crash {
  readonly isAfterEffect: boolean;
  /** Everything after it fails too: the process is gone. */
  readonly isForGood: boolean;
}

/** Every step at which a loading touches anything outside itself. */
const STEPS = {
  bankAccounts: ['list'],
  feed: ['read'],
  feeds: ['cursor', 'advance'],
  transfers: ['known', 'record'],
  sightings: ['read', 'note', 'between', 'save', 'turn'],
  agents: ['registrations'],
  ledger: ['append', 'appendAll'],
} as const satisfies { [K in keyof LoadDependencies]?: readonly (keyof LoadDependencies[K])[] };

/** The same dependencies, whose `nth` step fails. `hasCrashed` tells whether it came to that. */
export function crashAt(
  nth: number,
  { isAfterEffect, isForGood }: Crash,
  dependencies: LoadDependencies,
): { dependencies: LoadDependencies; hasCrashed: () => boolean } {
  let count = 0;
  const wrap =
    (owner: object, step: (...given: unknown[]) => Promise<unknown>) =>
    async (...given: unknown[]) => {
      count += 1;
      const isDue = count === nth || (isForGood && count > nth);
      if (isDue && isAfterEffect && count === nth) await step.apply(owner, given);
      if (isDue) throw new Error(`crashed at step ${nth}`);
      return step.apply(owner, given);
    };
  const parts = Object.entries(STEPS).map(([name, steps]) => {
    const part = dependencies[name as keyof typeof STEPS] as unknown as Record<
      string,
      (...given: unknown[]) => Promise<unknown>
    >;
    const wrapped = steps.map((step) => [step, wrap(part, part[step] as (...given: unknown[]) => Promise<unknown>)]);
    return [name, { ...part, ...Object.fromEntries(wrapped) }];
  });
  return { dependencies: { ...dependencies, ...Object.fromEntries(parts) }, hasCrashed: () => count >= nth };
}

/** How many things were looked at and how they came out. What was skipped is in neither number. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

export function sumOutcomes(outcomes: readonly Outcome[]): Outcome {
  return {
    passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
    failed: outcomes.reduce((sum, { failed }) => sum + failed, 0),
  };
}

/** The exit code of a run: only one in which something passed and nothing failed is good. */
export function exitCodeOf({ passed, failed }: Outcome): 0 | 1 {
  return failed === 0 && passed > 0 ? 0 : 1;
}

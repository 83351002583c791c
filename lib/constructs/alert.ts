import type { ComparisonOperator, IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';

/**
 * When people must be woken, and for whom. Named beside what it watches; the watch stack makes the alarm of it, so that
 * alarms depend on what they watch and nothing depends on alarms.
 */
export interface Alert {
  /** Kebab-case, unique in the stage. */
  readonly name: string;
  /** One sentence: who is hurt, and how they notice. */
  readonly impact: string;
  readonly metric: IMetric;
  readonly threshold: number;
  readonly comparison: ComparisonOperator;
  /** How many periods of the metric in a row; one unless said. */
  readonly periods?: number;
  /** What silence means. */
  readonly missing: TreatMissingData;
}

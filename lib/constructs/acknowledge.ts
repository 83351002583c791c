import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Rules of AwsSolutions that do not fit a construct, or anything below it, and why. */
export function acknowledge(scope: IConstruct, reasons: Readonly<Record<string, string>>): void {
  const rules = Object.entries(reasons).map(([rule, reason]) => ({ id: `AwsSolutions-${rule}`, reason }));
  Validations.of(scope).acknowledge(...rules);
}

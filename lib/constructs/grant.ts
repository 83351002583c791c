import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** Leave to do something, the names needed to do it, and the rules it seems to break with the reason it does not. */
export interface Grant {
  readonly statements: readonly PolicyStatement[];
  readonly environment: Readonly<Record<string, string>>;
  readonly reasons?: Readonly<Record<string, string>>;
}

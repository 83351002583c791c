import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, MathExpression, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Alert } from './alert';

const PERIOD = Duration.minutes(5);
/** Fewer calls prove nothing. */
const LEAST_CALLS = 10;
/** The share of calls that may go wrong, in percent. */
const TROUBLE_PERCENT = 20;

/**
 * The collection gateways answer badly or not at all, over all the Lambdas that call them (`services`). Each reports every
 * call: one for trouble, zero for an answer.
 */
export function gatewayAlert(services: readonly string[]): Alert {
  const metrics = (statistic: string, prefix: string) =>
    services.map((service, index) => [
      `${prefix}${index}`,
      new Metric({
        namespace: 'Faturakom',
        metricName: 'GatewayTrouble',
        dimensionsMap: { service },
        statistic,
        period: PERIOD,
      }),
    ]);
  const sum = (prefix: string) => services.map((_, index) => `FILL(${prefix}${index}, 0)`).join(' + ');
  return {
    name: 'gateways-failing',
    impact:
      'Agents cannot look up or pay bills, and wait for outcomes: a collection gateway answers badly or not at all.',
    metric: new MathExpression({
      expression: `IF((${sum('calls')}) >= ${LEAST_CALLS}, 100 * (${sum('bad')}) / (${sum('calls')}), 0)`,
      usingMetrics: Object.fromEntries([...metrics('SampleCount', 'calls'), ...metrics('Sum', 'bad')]),
      label: 'gateway calls that went wrong, percent',
      period: PERIOD,
    }),
    threshold: TROUBLE_PERCENT,
    comparison: ComparisonOperator.GREATER_THAN_THRESHOLD,
    missing: TreatMissingData.NOT_BREACHING,
  };
}

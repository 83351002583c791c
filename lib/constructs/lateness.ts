import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { PROMISE_SECONDS } from '../../shared/domain/promise';
import type { Alert } from './alert';

/**
 * The alerts of the promise. `service` reports every run how old the oldest movement is that it could not handle yet,
 * zero when there is none: too old is a broken promise, and no report at all must not look like a kept one. A row that
 * nobody can read is passed over, and told to people.
 */
export function latenessAlerts(service: string): Alert[] {
  const age = (statistic: string, period: Duration) =>
    new Metric({
      namespace: 'Faturakom',
      metricName: 'OldestUnhandledMovementAgeSeconds',
      dimensionsMap: { service },
      statistic,
      period,
    });
  return [
    {
      name: `${service}-late`,
      impact: 'Turkish agents wait for balance longer than the promised five minutes and turn customers away.',
      metric: age('Maximum', Duration.minutes(1)),
      threshold: PROMISE_SECONDS,
      comparison: ComparisonOperator.GREATER_THAN_THRESHOLD,
      missing: TreatMissingData.NOT_BREACHING,
    },
    {
      name: `${service}-silent`,
      impact: 'Agents who send money now get no balance: the loader has not reported for five minutes.',
      metric: age('SampleCount', Duration.minutes(5)),
      threshold: 1,
      comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
      missing: TreatMissingData.BREACHING,
    },
    {
      name: `${service}-slow`,
      impact:
        'Agents got balance later than the promised five minutes: a bank shows transfers late, or reading them takes long.',
      metric: new Metric({
        namespace: 'Faturakom',
        metricName: 'BookingToCreditSeconds',
        dimensionsMap: { service },
        statistic: 'p95',
        period: Duration.minutes(15),
      }),
      threshold: PROMISE_SECONDS,
      comparison: ComparisonOperator.GREATER_THAN_THRESHOLD,
      missing: TreatMissingData.NOT_BREACHING,
    },
    {
      name: `${service}-alone`,
      impact:
        'Agents may wait for money that was never loaded: another feed tells transfers that the crediting one lacks.',
      metric: new Metric({
        namespace: 'Faturakom',
        metricName: 'SeenByControlOnly',
        dimensionsMap: { service },
        statistic: 'Sum',
        period: Duration.minutes(1),
      }),
      threshold: 0,
      comparison: ComparisonOperator.GREATER_THAN_THRESHOLD,
      missing: TreatMissingData.NOT_BREACHING,
    },
    {
      name: `${service}-unreadable`,
      impact:
        'Agents may wait for money that only people can find: a bank sent rows that cannot be read. Look at the findings.',
      metric: new Metric({
        namespace: 'Faturakom',
        metricName: 'UnreadableRows',
        dimensionsMap: { service },
        statistic: 'Sum',
        period: Duration.minutes(1),
      }),
      threshold: 0,
      comparison: ComparisonOperator.GREATER_THAN_THRESHOLD,
      missing: TreatMissingData.NOT_BREACHING,
    },
  ];
}

/** How long an outcome may be open before somebody should look. */
const PENDING_SECONDS = 900;

/** Payments whose outcome stays unknown: `service` reports every run how long the oldest has waited. */
export function pendingAlert(service: string): Alert {
  return {
    name: `${service}-pending`,
    impact:
      'Agents have waited more than fifteen minutes to hear whether a bill is paid, with the customer before them.',
    metric: new Metric({
      namespace: 'Faturakom',
      metricName: 'OldestPendingPaymentAgeSeconds',
      dimensionsMap: { service },
      statistic: 'Maximum',
      period: Duration.minutes(1),
    }),
    threshold: PENDING_SECONDS,
    comparison: ComparisonOperator.GREATER_THAN_THRESHOLD,
    missing: TreatMissingData.NOT_BREACHING,
  };
}

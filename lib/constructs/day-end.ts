import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Alert } from './alert';

/** What a night's closing must never report without a person hearing of it. */
export function dayEndAlerts(service: string): Alert[] {
  return [
    anyOf(
      service,
      'LedgerBreaks',
      `${service}-broken`,
      'The balances of agents cannot be proved: an entry does not follow from the one before. Stop payouts and look at the findings.',
    ),
    anyOf(
      service,
      'ReconciliationDifferences',
      `${service}-differs`,
      'Agents may have been debited for bills that are not paid, or the other way: our day differs from a gateway’s.',
    ),
    anyOf(
      service,
      'ControlDifferences',
      `${service}-uncontrolled`,
      'Agents may lack money they sent, or have what never came: our books differ from a bank’s statement. See the findings.',
    ),
    anyOf(
      service,
      'ControlFailures',
      `${service}-control-breaks`,
      'Nobody knows whether agents’ loadings of yesterday agree with the bank: a company account could not be controlled.',
    ),
    anyOf(
      service,
      'CloseDayFailures',
      `${service}-unclosed`,
      'Some agents have no day end and no commission this morning: their accounts could not be closed.',
    ),
    anyOf(
      service,
      'PayOutFailures',
      `${service}-unpaid`,
      'Closed agents wait for what was left on their account: paying it out could not be proposed.',
    ),
  ];
}

/** What looking after letters must never report without a person hearing of it. */
export function letterAlerts(service: string): Alert[] {
  return [
    anyOf(
      service,
      'LettersFailed',
      `${service}-failed`,
      'Agents wait for a letter or a closing statement that cannot be made or sent. Look at the log for its case.',
    ),
  ];
}

function anyOf(service: string, metricName: string, name: string, impact: string): Alert {
  return {
    name,
    impact,
    metric: new Metric({
      namespace: 'Faturakom',
      metricName,
      dimensionsMap: { service },
      statistic: 'Sum',
      period: Duration.minutes(30),
    }),
    threshold: 0,
    comparison: ComparisonOperator.GREATER_THAN_THRESHOLD,
    missing: TreatMissingData.NOT_BREACHING,
  };
}

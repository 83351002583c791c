import { duties } from '../../lib/duties';
import { api } from '../../shared/api';
import { prod, resources } from './synthesized';

const { watch: template } = prod;
const alarms = resources('AWS::CloudWatch::Alarm', template).map(({ Properties }) => Properties);
const named = (name: string) => alarms.find(({ AlarmName }) => AlarmName === `faturakom-prod-${name}`);

test('watches every Lambda, every duty’s lost runs, and what duties promise', () => {
  const names = alarms.map(({ AlarmName }) => String(AlarmName).replace('faturakom-prod-', ''));
  const lambdas = [
    ...Object.keys(api),
    ...duties.map(({ name }) => name),
    'note-bounces',
    'read-mail',
    'read-statement',
    'rotate-quote-key',
  ];
  expect(names.sort()).toEqual(
    [
      'api-slow',
      ...lambdas.map((name) => `${name}-fails`),
      ...duties.map(({ name }) => `${name}-lost`),
      'load-balances-late',
      'load-balances-silent',
      'load-balances-slow',
      'load-balances-alone',
      'load-balances-unreadable',
      'settle-payments-pending',
      'gateways-failing',
      'close-day-broken',
      'close-day-differs',
      'close-day-unclosed',
      'close-day-uncontrolled',
      'close-day-control-breaks',
      'close-day-unpaid',
      'tend-letters-failed',
      'read-mail-lost',
      'read-mail-waits',
      'note-bounces-lost',
      'note-bounces-waits',
      'read-statement-lost',
      'read-statement-waits',
      'mail-bounces',
      'mail-complaints',
      'mail-infected',
      'papers-infected',
    ].sort(),
  );
});

test.each(alarms.map((alarm) => [String(alarm.AlarmName), alarm] as const))(
  '%s says in a sentence whom it hurts, and tells somebody',
  (_, alarm) => {
    expect(alarm.AlarmDescription).toMatch(/^\p{Lu}.*\.$/u);
    expect(alarm.AlarmDescription).toMatch(/\bagents\b/i);
    expect(alarm.AlarmActions).toHaveLength(1);
  },
);

test('wakes people when a movement waits longer than the promised five minutes', () => {
  expect(named('load-balances-late')).toMatchObject({
    Namespace: 'Faturakom',
    MetricName: 'OldestUnhandledMovementAgeSeconds',
    Dimensions: [{ Name: 'service', Value: 'load-balances' }],
    Statistic: 'Maximum',
    Threshold: 300,
    EvaluationPeriods: 1,
    ComparisonOperator: 'GreaterThanThreshold',
  });
});

test('takes silence of the loader for a failure', () => {
  expect(named('load-balances-silent')).toMatchObject({
    Statistic: 'SampleCount',
    Threshold: 1,
    ComparisonOperator: 'LessThanThreshold',
    TreatMissingData: 'breaching',
  });
});

test('wakes people when an outcome is open for longer than a quarter of an hour', () => {
  expect(named('settle-payments-pending')).toMatchObject({
    MetricName: 'OldestPendingPaymentAgeSeconds',
    Dimensions: [{ Name: 'service', Value: 'settle-payments' }],
    Statistic: 'Maximum',
    Threshold: 900,
    ComparisonOperator: 'GreaterThanThreshold',
  });
});

test('wakes people when a fifth of at least ten calls of the gateways go wrong, whoever calls them', () => {
  const alarm = named('gateways-failing');
  expect(alarm).toMatchObject({ Threshold: 20, ComparisonOperator: 'GreaterThanThreshold' });
  const metrics = alarm?.Metrics as { Expression?: string; MetricStat?: { Metric: { Dimensions: object[] } } }[];
  expect(metrics.find(({ Expression }) => Expression)?.Expression).toContain('>= 10');
  const services = metrics.flatMap(({ MetricStat }) => MetricStat?.Metric.Dimensions ?? []);
  expect(new Set(services.map((dimension) => JSON.stringify(dimension))).size).toBe(3);
});

test.each(duties.map(({ name }) => name))('wakes people for a single lost run of %s', (name) => {
  expect(named(`${name}-lost`)).toMatchObject({
    MetricName: 'ApproximateNumberOfMessagesVisible',
    Threshold: 0,
    EvaluationPeriods: 1,
    ComparisonOperator: 'GreaterThanThreshold',
  });
});

test('counts bugs answered with a 500 beside crashes', () => {
  const metrics = JSON.stringify(named('session-fails')?.Metrics);
  expect(metrics).toContain('LoggedErrors-session');
  expect(metrics).toContain('AWS/Lambda');
});

test('mails the one who asked for it', () => {
  expect(resources('AWS::SNS::Subscription', template)[0]?.Properties).toMatchObject({
    Protocol: 'email',
    Endpoint: 'nobet@example.com',
  });
});

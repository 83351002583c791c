import { Stack } from 'aws-cdk-lib';
import { Alarm, AlarmStatusWidget, Dashboard, GraphWidget, type IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { Alert } from './constructs/alert';
import { nameIn, type Stage } from './stage';

/** Who is woken when, and one page to look at when woken. */
export class WatchStack extends Stack {
  constructor(scope: Construct, id: string, { stage, alerts }: { stage: Stage; alerts: readonly Alert[] }) {
    super(scope, id, { description: 'Faturakom: alarms and the dashboard' });
    const topic = new Topic(this, 'Alarms', { topicName: nameIn(stage, 'alarms'), enforceSSL: true });
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    if (stage.alarmEmail !== undefined) topic.addSubscription(new EmailSubscription(stage.alarmEmail));
    const action = new SnsAction(topic);
    const alarms = alerts.map((alert) => {
      const alarm = this.alarm(alert, stage);
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
      return alarm;
    });
    this.dashboard(alerts, alarms, stage);
  }

  private alarm(alert: Alert, stage: Stage): Alarm {
    return new Alarm(this, alert.name, {
      alarmName: nameIn(stage, alert.name),
      alarmDescription: alert.impact,
      metric: alert.metric,
      threshold: alert.threshold,
      comparisonOperator: alert.comparison,
      evaluationPeriods: alert.periods ?? 1,
      treatMissingData: alert.missing,
    });
  }

  private dashboard(alerts: readonly Alert[], alarms: IAlarm[], stage: Stage): void {
    const dashboard = new Dashboard(this, 'Dashboard', { dashboardName: nameIn(stage, 'watch') });
    dashboard.addWidgets(new AlarmStatusWidget({ alarms, width: 24, title: 'Who is hurt now' }));
    dashboard.addWidgets(
      ...alerts.map(
        ({ name, metric, threshold }) =>
          new GraphWidget({ title: name, left: [metric], leftAnnotations: [{ value: threshold }], width: 8 }),
      ),
    );
  }
}

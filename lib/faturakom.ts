import { type App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ApiStack } from './api-stack';
import { DataStack } from './data-stack';
import { MailStack } from './mail-stack';
import { ScheduleStack } from './schedule-stack';
import { SecretStack } from './secret-stack';
import type { Stage } from './stage';
import { StatementStack } from './statement-stack';
import { WatchStack } from './watch-stack';
import { WebStack } from './web-stack';

/**
 * The whole system of a stage, each stack on those before it, checked against the AwsSolutions rules at synthesis.
 * `pages` is the folder of the built web pages.
 */
export function faturakom(app: App, stage: Stage, pages: string) {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  Tags.of(app).add('system', 'faturakom');
  Tags.of(app).add('stage', stage.name);
  const named = (name: string) => `Faturakom-${stage.name}-${name}`;
  const data = new DataStack(app, named('data'), stage);
  const { holdings } = data;
  const secrets = new SecretStack(app, named('secrets'), { stage, holdings });
  const api = new ApiStack(app, named('api'), { stage, holdings });
  api.addStackDependency(secrets, 'quotes are signed with the quote key');
  const schedule = new ScheduleStack(app, named('schedule'), { stage, holdings });
  const mail = new MailStack(app, named('mail'), { stage, holdings });
  const statements = new StatementStack(app, named('statements'), { stage, holdings });
  const web = new WebStack(app, named('web'), { stage, api: api.api, pages });
  const alerts = [
    ...api.alerts,
    ...schedule.alerts,
    ...mail.alerts,
    ...statements.alerts,
    ...data.alerts,
    ...secrets.alerts,
  ];
  const watch = new WatchStack(app, named('watch'), { stage, alerts });
  return { data, secrets, api, schedule, mail, statements, web, watch };
}

import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { type Api, api as contract } from '../shared/api';
import type { Group } from '../shared/api/contract';
import { acknowledge } from './constructs/acknowledge';
import type { Alert } from './constructs/alert';
import { HouseFunction } from './constructs/house-function';
import type { Holdings } from './constructs/needs';
import { nameIn, type Stage } from './stage';

interface Kind {
  readonly memoryMb: number;
  readonly timeout?: Duration;
  /** Whom it hurts when this group fails. */
  readonly impact: string;
}

/** What the contract does not say of its groups. */
const kinds: Readonly<Record<keyof Api, Kind>> = {
  session: {
    /** Checking a password is processor work, and the processor comes with the memory: half the wait at the same price. */
    memoryMb: 1024,
    impact: 'Agents cannot sign in, or are thrown out to the sign-in page.',
  },
  balance: {
    memoryMb: 512,
    impact: 'Agents do not see their balance, their statement or the accounts to send money to.',
  },
  bills: {
    memoryMb: 512,
    /**
     * A payment's answer may take its gateway's whole time limit, and the one of a second question. API Gateway and
     * CloudFront both give up after thirty.
     */
    timeout: Duration.seconds(29),
    impact: 'Agents cannot find or pay bills; payments already sent stay pending until the gateway is asked again.',
  },
  receipts: {
    /** Setting a page is processor work. */
    memoryMb: 1024,
    impact: 'Agents cannot print receipts, and verification links on printed ones show nothing.',
  },
  reports: {
    /** A file of 20,000 rows is processor work, and takes its seconds. */
    memoryMb: 1024,
    timeout: Duration.seconds(29),
    impact: 'Agents cannot see or download their reports, their day end among them.',
  },
  loadings: {
    memoryMb: 512,
    impact: 'Agents do not see their loadings, and cannot claim a transfer that did not arrive.',
  },
  suspense: {
    memoryMb: 512,
    impact: 'Accounting cannot decide about transfers in suspense; agents whose transfer named no phone wait for it.',
  },
  paperwork: {
    /** Holds a paper of 4 MB a few times over while it is read, cleaned and sent on. */
    memoryMb: 1024,
    impact: 'Agents cannot upload forms and ID copies, and so cannot have bills cancelled before the closing hour.',
  },
  forms: {
    /** Setting a page is processor work. */
    memoryMb: 1024,
    impact: 'Agents cannot download forms, blank or filled with what is known of them.',
  },
  news: {
    memoryMb: 512,
    impact: 'Agents do not see announcements, nor the forms and files that go with them.',
  },
  care: {
    /** Checking a security word is processor work, as with passwords. */
    memoryMb: 1024,
    impact: 'Agents who call get no one-time password, and a lost phone’s agency cannot be frozen.',
  },
  staff: {
    /** Checking a password is processor work, and the processor comes with the memory. */
    memoryMb: 1024,
    impact:
      'Staff cannot sign in to the back office, so agents who call find no help and their transfers and papers wait.',
  },
  control: {
    /** Setting a page is processor work. */
    memoryMb: 1024,
    impact: 'Agents’ payments that wait for people stay unsettled, and accounting does not see what was found wrong.',
  },
  office: {
    memoryMb: 512,
    impact: 'Accounting cannot change bank accounts, holidays and limits; agents go on with those that stand.',
  },
  overview: {
    memoryMb: 512,
    impact: 'Accounting does not see at a look whether agents’ transfers become balance in time, and where they wait.',
  },
  desk: {
    /** Hashing a new user's one-time password is processor work; a part of a paper is held a few times over. */
    memoryMb: 1024,
    timeout: Duration.seconds(29),
    impact: 'Customer services cannot look at cases or decide: agents wait for what they asked for by mail.',
  },
};

/** What a log line of a request says: enough to find it in the Lambda's log, and nothing about the person. */
const ACCESS_LOG = JSON.stringify({
  requestId: '$context.requestId',
  at: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
  lambdaLatencyMs: '$context.integrationLatency',
  error: '$context.integrationErrorMessage',
});

/** The interface: one route for each operation of the contract, one Lambda for each of its groups. */
export class ApiStack extends Stack {
  readonly api: HttpApi;
  readonly alerts: readonly Alert[];

  constructor(scope: Construct, id: string, { stage, holdings }: { stage: Stage; holdings: Holdings }) {
    super(scope, id, { description: 'Faturakom: the interface of the portal' });
    this.api = new HttpApi(this, 'Api', { apiName: nameIn(stage, 'api'), createDefaultStage: false });
    this.addStage(stage);
    const functions = Object.entries(contract).map(([key, group]) =>
      this.addGroup(group, kinds[key as keyof Api], stage, holdings),
    );
    this.alerts = [...functions.flatMap((made) => made.alerts), this.slowness()];
    acknowledge(this, {
      APIG4:
        'Sessions are opaque tokens in a cookie, checked by the Lambda in one read; an authorizer would cost a second Lambda call for the same answer.',
    });
  }

  private addStage(stage: Stage): void {
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: { rateLimit: stage.requestsPerSecond, burstLimit: 2 * stage.requestsPerSecond },
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new LogGroup(this, 'AccessLog', {
            logGroupName: `/aws/vendedlogs/faturakom/${stage.name}/api`,
            retention: stage.logRetention,
            removalPolicy: RemovalPolicy.DESTROY,
          }),
        ),
        format: AccessLogFormat.custom(ACCESS_LOG),
      },
    });
  }

  private addGroup(group: Group, { memoryMb, impact, timeout }: Kind, stage: Stage, holdings: Holdings): HouseFunction {
    const made = new HouseFunction(this, group.name, {
      stage,
      name: group.name,
      entry: `lambdas/api/${group.name}.ts`,
      memoryMb,
      timeout: timeout ?? Duration.seconds(15),
      holdings,
      needs: group,
      impact,
    });
    const integration = new HttpLambdaIntegration(group.name, made.function, { scopePermissionToRoute: false });
    for (const { method, path } of Object.values(group.operations)) {
      this.api.addRoutes({ path: `/api${path}`, methods: [HttpMethod[method]], integration });
    }
    return made;
  }

  private slowness(): Alert {
    return {
      name: 'api-slow',
      impact: 'Agents wait more than three seconds for a page while their customers stand in front of them.',
      metric: this.api.metricLatency({ period: Duration.minutes(5), statistic: 'p95' }),
      threshold: 3_000,
      comparison: ComparisonOperator.GREATER_THAN_THRESHOLD,
      periods: 3,
      missing: TreatMissingData.NOT_BREACHING,
    };
  }
}

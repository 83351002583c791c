import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { ComparisonOperator, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction, OutputFormat, SourceMapMode } from 'aws-cdk-lib/aws-lambda-nodejs';
import { FilterPattern, LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { nameIn, type Stage } from '../stage';
import { acknowledge } from './acknowledge';
import type { Alert } from './alert';
import { grantsFor, type Holdings, type Needs } from './needs';

export interface HouseFunctionProps {
  readonly stage: Stage;
  /** Kebab-case; also the service name in logs and metrics. */
  readonly name: string;
  /** The handler's file, from the root of the repository. */
  readonly entry: string;
  readonly memoryMb: number;
  readonly timeout: Duration;
  readonly holdings: Holdings;
  readonly needs: Needs;
  /** What it may do beyond its needs. */
  readonly permissions?: readonly PolicyStatement[];
  /** The most copies that run at once. */
  readonly concurrency?: number;
  /** One sentence: whom its failing hurts. */
  readonly impact: string;
}

/**
 * A Lambda of the house: one handler file, a role that holds exactly what it needs, a log group that forgets, and the
 * alert of its failing. X-Ray stays off: without an instrumented SDK it shows nothing that the metrics do not.
 */
export class HouseFunction extends Construct {
  readonly function: NodejsFunction;
  readonly alerts: readonly Alert[];

  constructor(scope: Construct, id: string, props: HouseFunctionProps) {
    super(scope, id);
    const { stage, name } = props;
    const grants = grantsFor(props.needs, props.holdings, stage);
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/faturakom/${stage.name}/${name}`,
      retention: stage.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    const statements = [...grants.flatMap((grant) => grant.statements), ...(props.permissions ?? [])];
    for (const statement of statements) role.addToPolicy(statement);

    this.function = new NodejsFunction(this, 'Function', {
      functionName: nameIn(stage, name),
      entry: props.entry,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMb,
      timeout: props.timeout,
      role,
      logGroup,
      awsSdkConnectionReuse: false,
      ...(props.concurrency === undefined ? {} : { reservedConcurrentExecutions: props.concurrency }),
      environment: {
        STAGE: stage.name,
        POWERTOOLS_SERVICE_NAME: name,
        POWERTOOLS_METRICS_NAMESPACE: 'Faturakom',
        NODE_OPTIONS: '--enable-source-maps',
        ...(stage.site === undefined ? {} : { PORTAL_ORIGIN: `https://${stage.site.domain}` }),
        ...Object.assign({}, ...grants.map(({ environment }) => environment)),
      },
      bundling: {
        format: OutputFormat.CJS,
        target: 'node24',
        mainFields: ['module', 'main'],
        minify: true,
        externalModules: [],
        sourceMap: true,
        sourceMapMode: SourceMapMode.DEFAULT,
        sourcesContent: false,
        // Source asks for its own file by `import.meta` only where it was not bundled.
        esbuildArgs: { '--log-override:empty-import-meta': 'silent' },
      },
    });
    for (const { reasons } of grants) if (reasons !== undefined) acknowledge(this, reasons);
    this.alerts = [
      {
        name: `${name}-fails`,
        impact: props.impact,
        metric: this.failures(name, logGroup),
        threshold: 0,
        comparison: ComparisonOperator.GREATER_THAN_THRESHOLD,
        missing: TreatMissingData.NOT_BREACHING,
      },
    ];
  }

  /** Bugs that were answered with a 500 are in the log, crashes and timeouts in Lambda's own count: people feel the sum. */
  private failures(name: string, logGroup: LogGroup): MathExpression {
    const bugs = logGroup.addMetricFilter('Bugs', {
      filterPattern: FilterPattern.stringValue('$.level', '=', 'ERROR'),
      metricNamespace: 'Faturakom',
      metricName: `LoggedErrors-${name}`,
      defaultValue: 0,
    });
    return new MathExpression({
      label: 'failures',
      expression: 'FILL(crashes, 0) + FILL(bugs, 0)',
      usingMetrics: {
        crashes: this.function.metricErrors({ statistic: 'Sum' }),
        bugs: bugs.metric({ statistic: 'Sum' }),
      },
      period: Duration.minutes(5),
    });
  }
}

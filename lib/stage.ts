import { RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { network } from '../shared/domain/network';

/** What differs between two installations of the same code. */
export interface Stage {
  readonly name: 'dev' | 'prod';
  /** Data outlives its stack, and a table cannot be deleted by mistake. */
  readonly keepsData: boolean;
  readonly logRetention: RetentionDays;
  /** What a phone shows as the sender of an SMS: at most 11 letters, registered with the Turkish operators. */
  readonly smsSenderId: string;
  /** What its mail addresses end with; `-c mailDomain=` names another. */
  readonly mailDomain: string;
  /** GuardDuty looks at every paper and message before anybody may: `-c malwareScan=true`. Paid by what it looks at. */
  readonly malwareScan: boolean;
  /** What the whole interface takes before it answers 429. */
  readonly requestsPerSecond: number;
  /** An own host name; its certificate must be in us-east-1, where CloudFront looks for it. */
  readonly site?: { readonly domain: string; readonly certificateArn: string };
  /** A web ACL for CloudFront, made in us-east-1 by whoever runs the account's firewall. */
  readonly webAclArn?: string;
  /** Who is told of alarms; without it they are on the dashboard only. */
  readonly alarmEmail?: string;
}

const stages = {
  dev: {
    name: 'dev',
    keepsData: false,
    logRetention: RetentionDays.TWO_WEEKS,
    smsSenderId: 'FATURAKOM',
    mailDomain: `dev.${network.mailDomain}`,
    malwareScan: false,
    requestsPerSecond: 50,
  },
  prod: {
    name: 'prod',
    keepsData: true,
    logRetention: RetentionDays.ONE_YEAR,
    smsSenderId: 'FATURAKOM',
    mailDomain: network.mailDomain,
    malwareScan: false,
    requestsPerSecond: 500,
  },
} as const satisfies Record<string, Stage>;

/**
 * The stage named by `-c stage=dev|prod` (dev unless said), with what only its operator knows: `-c domain= -c
 * certificateArn= -c webAclArn= -c alarmEmail= -c mailDomain= -c malwareScan=`. Throws on an unknown stage, and on a domain without a certificate.
 */
export function readStage(context: (key: string) => unknown): Stage {
  const text = (key: string): string | undefined => {
    const value = context(key);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const name = text('stage') ?? 'dev';
  if (name !== 'dev' && name !== 'prod') throw new Error(`there is no stage "${name}": -c stage=dev or -c stage=prod`);
  const [domain, certificateArn, webAclArn, alarmEmail, mailDomain, malwareScan] = [
    text('domain'),
    text('certificateArn'),
    text('webAclArn'),
    text('alarmEmail'),
    text('mailDomain'),
    text('malwareScan'),
  ];
  if ((domain === undefined) !== (certificateArn === undefined)) {
    throw new Error('a domain and its certificate go together: -c domain=… -c certificateArn=…');
  }
  return {
    ...stages[name],
    ...(mailDomain === undefined ? {} : { mailDomain }),
    ...(malwareScan === undefined ? {} : { malwareScan: malwareScan === 'true' }),
    ...(domain === undefined || certificateArn === undefined ? {} : { site: { domain, certificateArn } }),
    ...(webAclArn === undefined ? {} : { webAclArn }),
    ...(alarmEmail === undefined ? {} : { alarmEmail }),
  };
}

/** What becomes of a resource that holds data when its stack is deleted. */
export function removalOfData(stage: Stage): RemovalPolicy {
  return stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
}

/** The name of a resource in this stage, so that operators find it and two stages share an account. */
export function nameIn(stage: Stage, name: string): string {
  return `faturakom-${stage.name}-${name}`;
}

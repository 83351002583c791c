import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { faturakom } from '../../lib/faturakom';
import { readStage, type Stage } from '../../lib/stage';

/** A resource of a template, as far as tests look into it. */
export interface Resource {
  readonly logicalId: string;
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
}

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly NotResource?: unknown;
  readonly Principal?: unknown;
  readonly Condition?: unknown;
}

/** What the operator of each stage gives at its deployment: as little as possible, and everything there is. */
const given: Readonly<Record<Stage['name'], Readonly<Record<string, string>>>> = {
  dev: {},
  prod: {
    stage: 'prod',
    domain: 'temsilci.example',
    certificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/00000000-0000-0000-0000-000000000000',
    alarmEmail: 'nobet@example.com',
  },
};

/** The templates of a whole stage, without bundling or copying what they deploy. Throws when AwsSolutions finds something. */
function synthesize(name: Stage['name']) {
  const folder = mkdtempSync(join(tmpdir(), 'faturakom-synth-'));
  const pages = join(folder, 'pages');
  mkdirSync(pages);
  writeFileSync(join(pages, 'index.html'), '<!doctype html>');
  const app = new App({
    context: { 'aws:cdk:bundling-stacks': [], 'aws:cdk:disable-asset-staging': true },
    outdir: join(folder, 'cdk.out'),
  });
  const stacks = faturakom(
    app,
    readStage((key) => given[name][key]),
    pages,
  );
  const templates = {
    data: Template.fromStack(stacks.data),
    api: Template.fromStack(stacks.api),
    schedule: Template.fromStack(stacks.schedule),
    web: Template.fromStack(stacks.web),
    watch: Template.fromStack(stacks.watch),
  };
  rmSync(folder, { recursive: true });
  return templates;
}

export const dev = synthesize('dev');
export const prod = synthesize('prod');

/** The resources of one type in these templates. */
export function resources(type: string, ...templates: readonly Template[]): Resource[] {
  return templates.flatMap((template) =>
    Object.entries(template.findResources(type)).map(
      ([logicalId, resource]) => ({ logicalId, ...resource }) as unknown as Resource,
    ),
  );
}

/** The role a Lambda runs as. */
export function roleOf({ Properties }: Resource): string {
  return (Properties.Role as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt'][0];
}

/** What a role may do, by the policies attached to it in its own template. */
export function statementsOf(template: Template, roleId: string): Statement[] {
  return resources('AWS::IAM::Policy', template)
    .filter(({ Properties }) => JSON.stringify(Properties.Roles).includes(`"${roleId}"`))
    .flatMap(statementsIn);
}

/** The statements of any resource that carries a policy document. */
export function statementsIn({ Properties }: Resource): Statement[] {
  const document = (Properties.PolicyDocument ?? Properties.KeyPolicy) as { Statement: Statement[] } | undefined;
  return document?.Statement ?? [];
}

export function actionsOf(statement: Statement): string[] {
  return typeof statement.Action === 'string' ? [statement.Action] : [...statement.Action];
}

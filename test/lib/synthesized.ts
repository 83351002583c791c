import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { faturakom } from '../../lib/faturakom';
import { readStage, type Stage } from '../../lib/stage';
import { tables } from '../../shared/tables';

/** A resource of a template, as far as tests look into it. */
export interface Resource {
  readonly logicalId: string;
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
}

export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly NotResource?: unknown;
  readonly Principal?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What the operator of each stage gives at its deployment: as little as possible, and everything there is. */
const given: Readonly<Record<Stage['name'], Readonly<Record<string, string>>>> = {
  dev: {},
  prod: {
    stage: 'prod',
    domain: 'temsilci.example',
    certificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/00000000-0000-0000-0000-000000000000',
    alarmEmail: 'nobet@example.com',
    malwareScan: 'true',
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
    secrets: Template.fromStack(stacks.secrets),
    api: Template.fromStack(stacks.api),
    schedule: Template.fromStack(stacks.schedule),
    mail: Template.fromStack(stacks.mail),
    statements: Template.fromStack(stacks.statements),
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

/** The Lambda of this name, of whatever stage. */
export function lambdaNamed(name: string, template: Template): Resource {
  const found = resources('AWS::Lambda::Function', template).find(
    ({ Properties }) => String(Properties.FunctionName).replace(/^faturakom-(dev|prod)-/, '') === name,
  );
  if (found === undefined) throw new Error(`no Lambda named ${name}`);
  return found;
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

/** The statements that are all about one service. */
export function ofService(service: string, statements: readonly Statement[]): Statement[] {
  return statements.filter((statement) => actionsOf(statement).every((action) => action.startsWith(`${service}:`)));
}

/** What a role may do with each table it may touch, its indexes left out. */
export function onTables(
  statements: readonly Statement[],
): { table: string; actions: string[]; partitions?: unknown }[] {
  return ofService('dynamodb', statements).flatMap((statement) => {
    const resource = JSON.stringify(statement.Resource);
    if (resource.includes('/index/')) return [];
    const table = Object.keys(tables).find((name) => resource.includes(`GetAtt${name}`)) ?? resource;
    const { Condition: condition } = statement;
    const keys = condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'];
    return [{ table, actions: actionsOf(statement).sort(), ...(keys === undefined ? {} : { partitions: keys }) }];
  });
}

/** The names of the secrets a role may read, as policies write them; throws when it may do more with one. */
export function readableSecrets(statements: readonly Statement[]): string[] {
  return ofService('secretsmanager', statements).flatMap((statement) => {
    if (statement.Action !== 'secretsmanager:GetSecretValue') throw new Error(`more than reading: ${statement.Action}`);
    const named = Array.isArray(statement.Resource) ? statement.Resource : [statement.Resource];
    return named.map((resource) => /:secret:([^"]+)/.exec(JSON.stringify(resource))?.[1] ?? '');
  });
}

/** How policies write a secret of the contract: AWS adds a hyphen and six letters to what is a whole name. */
export function writtenSecrets(names: readonly string[], stage: Stage['name']): string[] {
  return names.map((name) => `faturakom/${stage}/${name}${name.endsWith('*') ? '' : '-??????'}`);
}

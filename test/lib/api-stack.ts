import { api } from '../../shared/api';
import type { Access, Group } from '../../shared/api/contract';
import type { TableName } from '../../shared/tables';
import {
  actionsOf,
  dev,
  lambdaNamed,
  ofService,
  onTables,
  type Resource,
  readableSecrets,
  resources,
  roleOf,
  statementsOf,
  writtenSecrets,
} from './synthesized';

const { api: template } = dev;
const groups: readonly Group[] = Object.values(api);
const byTable = (a: { table: string }, b: { table: string }) => a.table.localeCompare(b.table);

/** The words of the contract again, so that a change of the grants is a change here too. */
const allowed: Readonly<Record<Access, readonly string[]>> = {
  read: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
  append: ['dynamodb:PutItem', 'dynamodb:ConditionCheckItem'],
  write: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem'],
  delete: ['dynamodb:DeleteItem'],
};

/** The groups that may take longer than the fifteen seconds of the others. */
const longer: Readonly<Record<string, number>> = { bills: 29, reports: 29, desk: 29 };

interface Width {
  readonly access: readonly Access[];
  readonly partitions?: readonly string[];
}

/** What a group says of a table: how it may be used, and which partitions, if not all; each part of it where they differ. */
function widthsOf(need: Group['tables'][TableName] = []): Width[] {
  if ('access' in need) return [need];
  const parts = need.filter((one) => typeof one === 'object');
  return parts.length > 0 ? parts : [{ access: need.filter((one) => typeof one === 'string') }];
}

const lambdaOf = ({ name }: Group): Resource => lambdaNamed(name, template);

/** The Lambda behind each route, by the route's key. */
function targets(): Map<string, string> {
  const lambdas = new Map(
    resources('AWS::ApiGatewayV2::Integration', template).map(({ logicalId, Properties }) => [
      logicalId,
      (Properties.IntegrationUri as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt'][0],
    ]),
  );
  return new Map(
    resources('AWS::ApiGatewayV2::Route', template).map(({ Properties }) => {
      const integration = /"Ref":"([^"]+)"/.exec(JSON.stringify(Properties.Target))?.[1] ?? '';
      return [String(Properties.RouteKey), lambdas.get(integration) ?? ''];
    }),
  );
}

test('has one route for each operation of the contract, to its group’s Lambda, and no other', () => {
  const expected = groups.flatMap((group) =>
    Object.values(group.operations).map(({ method, path }) => [`${method} /api${path}`, lambdaOf(group).logicalId]),
  );
  expect(resources('AWS::ApiGatewayV2::Route', template)).toHaveLength(expected.length);
  expect([...targets()].sort()).toEqual(expected.sort());
});

test('answers callers by payload format 2.0 and allows no other origin', () => {
  for (const { Properties } of resources('AWS::ApiGatewayV2::Integration', template)) {
    expect(Properties.PayloadFormatVersion).toBe('2.0');
  }
  expect(resources('AWS::ApiGatewayV2::Api', template)[0]?.Properties.CorsConfiguration).toBeUndefined();
});

test('answers before API Gateway and CloudFront give up after thirty seconds', () => {
  const limits = resources('AWS::Lambda::Function', template).map(({ Properties }) => Number(Properties.Timeout));
  expect(Math.max(...limits)).toBeLessThan(30);
});

test('throttles, and logs requests without telling who made them', () => {
  const [stage] = resources('AWS::ApiGatewayV2::Stage', template);
  expect(stage?.Properties.DefaultRouteSettings).toMatchObject({ ThrottlingRateLimit: 50 });
  const settings = JSON.stringify(stage?.Properties.AccessLogSettings);
  expect(settings).toContain('$context.requestId');
  expect(settings).not.toMatch(/sourceIp|userAgent|identity|\$context\.path|header|cookie/i);
});

describe.each(groups.map((group) => [group.name, group] as const))('the Lambda of %s', (_, group) => {
  const lambda = lambdaOf(group);
  const statements = statementsOf(template, roleOf(lambda));
  const names = Object.keys(group.tables) as TableName[];

  test('may do with each table, or those parts of it, what the contract says, and nothing with another', () => {
    const wanted = names.flatMap((table) =>
      widthsOf(group.tables[table]).map(({ access, partitions }) => {
        const actions = [...new Set(access.flatMap((word) => allowed[word]))].sort();
        return { table, actions, ...(partitions && { partitions }) };
      }),
    );
    expect(onTables(statements).sort(byTable)).toEqual(wanted.sort(byTable));
  });

  test('reads the secrets the contract names, and no other', () => {
    expect(readableSecrets(statements)).toEqual(writtenSecrets(group.secrets ?? [], 'dev'));
  });

  const folders = [
    ['papers', 'papers', group.papers],
    ['papers', 'news', group.newsFiles],
    [
      'papers',
      { put: '(cases|records|quarantine)', get: '(cases|records|papers|closings)' }[group.casePapers ?? 'get'],
      group.casePapers,
    ],
    ['statements', 'statements', group.statements],
  ].flatMap(([bucket, folder, access]) =>
    access === undefined ? [] : [[bucket, folder, access] as [string, string, 'put' | 'get']],
  );

  test('uses each key for its own kind of data, and through its service only', () => {
    const uses = ofService('kms', statements).map(({ Resource, Condition }) => {
      const key = /GetAtt(Tables|Secrets|Papers)Key/.exec(JSON.stringify(Resource))?.[1];
      const via = /"(dynamodb|secretsmanager|s3)\."/.exec(JSON.stringify(Condition?.StringEquals?.['kms:ViaService']));
      return [key, via?.[1]];
    });
    expect(uses).toEqual([
      ['Tables', 'dynamodb'],
      ...(group.secrets === undefined ? [] : [['Secrets', 'secretsmanager']]),
      ...folders.map(() => ['Papers', 's3']),
    ]);
  });

  test('puts papers and files or gets them as the contract says, never both, and sees nothing else of the bucket', () => {
    const granted = ofService('s3', statements).map(({ Action, Resource }) => [Action, JSON.stringify(Resource)]);
    const action = { put: 's3:PutObject', get: 's3:GetObject' };
    expect(granted).toEqual(
      folders.map(([bucket, folder, access]) => [
        action[access],
        expect.stringMatching(new RegExp(`faturakom-dev-${bucket}-.*/${folder}/\\*`)),
      ]),
    );
  });

  test('sends SMS only if the contract says so, and to phones only', () => {
    const publishes = [{ Action: 'sns:Publish', Effect: 'Allow', NotResource: 'arn:aws:sns:*:*:*' }];
    expect(ofService('sns', statements)).toEqual(group.sms === true ? publishes : []);
  });

  test('may do nothing beyond that but write its own log', () => {
    const rest = statements
      .flatMap(actionsOf)
      .filter((action) => !/^(dynamodb|kms|s3|secretsmanager|sns):/.test(action));
    const mail = group.mail === true ? ['ses:SendRawEmail'] : [];
    expect(rest.sort()).toEqual(['logs:CreateLogStream', 'logs:PutLogEvents', ...mail]);
  });

  test('runs on Node 24 and ARM with a time limit and a log that forgets', () => {
    expect(lambda.Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Timeout: longer[group.name] ?? 15,
      LoggingConfig: { LogGroup: { Ref: expect.any(String) } },
    });
  });

  test('is told the names of its own tables only', () => {
    const { Variables } = lambda.Properties.Environment as { Variables: Record<string, unknown> };
    const told = Object.keys(Variables).filter((name) => name.startsWith('TABLE_'));
    expect(told.sort()).toEqual(names.map((name) => `TABLE_${name.toUpperCase()}`).sort());
    expect(Variables).toMatchObject({ STAGE: 'dev', POWERTOOLS_SERVICE_NAME: group.name });
    expect('SECRET_PREFIX' in Variables).toBe(group.secrets !== undefined);
    for (const bucket of ['papers', 'statements']) {
      const isNamed = `${bucket.toUpperCase()}_BUCKET` in Variables;
      expect(isNamed).toBe(folders.some(([holder]) => holder === bucket));
    }
  });
});

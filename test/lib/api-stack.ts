import { api } from '../../shared/api';
import type { Access, Group } from '../../shared/api/contract';
import type { TableName } from '../../shared/tables';
import { actionsOf, dev, type Resource, resources, roleOf, statementsOf } from './synthesized';

const { api: template } = dev;
const groups: readonly Group[] = Object.values(api);

/** The words of the contract again, so that a change of the grants is a change here too. */
const allowed: Readonly<Record<Access, readonly string[]>> = {
  read: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
  append: ['dynamodb:PutItem', 'dynamodb:ConditionCheckItem'],
  write: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem'],
  delete: ['dynamodb:DeleteItem'],
};

function lambdaOf(group: Group): Resource {
  const found = resources('AWS::Lambda::Function', template).find(
    ({ Properties }) => Properties.FunctionName === `faturakom-dev-${group.name}`,
  );
  if (found === undefined) throw new Error(`no Lambda for ${group.name}`);
  return found;
}

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
  const ofService = (service: string) =>
    statements.filter((statement) => actionsOf(statement).every((action) => action.startsWith(`${service}:`)));
  const names = Object.keys(group.tables) as TableName[];

  test('may do with each table what the contract says, and nothing with another', () => {
    const onTables = ofService('dynamodb').filter(({ Resource }) => !JSON.stringify(Resource).includes('/index/'));
    const granted = onTables.map((statement) => [
      names.find((name) => JSON.stringify(statement.Resource).includes(`GetAtt${name}`)),
      actionsOf(statement).sort(),
    ]);
    const wanted = names.map((name) => [
      name,
      [...new Set((group.tables[name] ?? []).flatMap((word) => allowed[word]))].sort(),
    ]);
    expect(granted.sort()).toEqual(wanted.sort());
  });

  test('uses the tables’ key through DynamoDB only', () => {
    expect(ofService('kms')).toEqual([
      expect.objectContaining({
        Condition: { StringEquals: { 'kms:ViaService': expect.anything() } },
        Resource: expect.objectContaining({ 'Fn::ImportValue': expect.stringContaining('TablesKey') }),
      }),
    ]);
  });

  test('sends SMS only if the contract says so, and to phones only', () => {
    const publishes = [{ Action: 'sns:Publish', Effect: 'Allow', NotResource: 'arn:aws:sns:*:*:*' }];
    expect(ofService('sns')).toEqual(group.sms === true ? publishes : []);
  });

  test('may do nothing beyond tables, their key, SMS and its own log', () => {
    const rest = statements.flatMap(actionsOf).filter((action) => !/^(dynamodb|kms|sns):/.test(action));
    expect(rest.sort()).toEqual(['logs:CreateLogStream', 'logs:PutLogEvents']);
  });

  test('runs on Node 24 and ARM with a time limit and a log that forgets', () => {
    expect(lambda.Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Timeout: 15,
      LoggingConfig: { LogGroup: { Ref: expect.any(String) } },
    });
  });

  test('is told the names of its own tables only', () => {
    const { Variables } = lambda.Properties.Environment as { Variables: Record<string, unknown> };
    const told = Object.keys(Variables).filter((name) => name.startsWith('TABLE_'));
    expect(told.sort()).toEqual(names.map((name) => `TABLE_${name.toUpperCase()}`).sort());
    expect(Variables).toMatchObject({ STAGE: 'dev', POWERTOOLS_SERVICE_NAME: group.name });
  });
});

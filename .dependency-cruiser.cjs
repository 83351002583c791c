/** The floors of the house: each imports only downward. */
const floor = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: to },
});

module.exports = {
  forbidden: [
    floor(
      'domain-is-ground',
      '^shared/domain/',
      '^(shared/(?!domain/)|(lambdas|lib|local|bin|web|test)/)',
      'the domain knows nothing above it',
    ),
    floor('contract-on-domain', '^shared/', '^(lambdas|lib|local|bin|web|test)/', 'shared runs anywhere'),
    {
      name: 'shared-runs-anywhere',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(@aws-|@middy|aws-cdk)|node_modules/(@aws-|@middy|aws-cdk)', dependencyTypesNot: ['type-only'] },
    },
    { name: 'shared-without-node', severity: 'error', from: { path: '^shared/' }, to: { dependencyTypes: ['core'] } },
    floor('lambdas-look-down', '^lambdas/', '^(lib|local|bin|web|test)/', 'handlers never know where they run'),
    {
      name: 'only-stores-know-dynamodb',
      severity: 'error',
      from: { path: '^(lambdas/(?!stores/)|shared|web|bin|lib)' },
      to: { path: 'node_modules/@aws-sdk/(client-dynamodb|lib-dynamodb)' },
    },
    {
      name: 'only-gateways-talk-out',
      severity: 'error',
      from: { path: '^lambdas/(?!gateways/)' },
      to: {
        path: ['node_modules/@aws-sdk/(?!client-dynamodb|lib-dynamodb)', '^(node:)?(http|https|http2|net|tls|dgram)$'],
      },
    },
    floor('web-on-contract', '^web/', '^(lambdas|lib|local|bin|test)/', 'the pages know the contract only'),
    { name: 'web-without-node', severity: 'error', from: { path: '^web/' }, to: { dependencyTypes: ['core'] } },
    floor('infrastructure-by-path', '^lib/', '^(lambdas|local|bin|web|test)/', 'stacks know Lambdas by path'),
    floor('local-below-bin', '^local/', '^(bin|lib|web|test)/', 'what stands in for AWS runs handlers'),
    floor('no-production-on-tests', '^(bin|lib|lambdas|shared|local|web)/', '^test/', 'tests are on top of everything'),
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};

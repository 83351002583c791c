import { securityHeaders } from '../../shared/api/security-headers';
import { prod, resources } from './synthesized';

const { web: template } = prod;

interface Behavior {
  readonly PathPattern?: string;
  readonly TargetOriginId: string;
  readonly ViewerProtocolPolicy: string;
  readonly CachePolicyId: string;
  readonly OriginRequestPolicyId?: string;
  readonly Compress: boolean;
  readonly ResponseHeadersPolicyId: { readonly Ref: string };
  readonly FunctionAssociations: readonly unknown[];
}

interface Site {
  readonly DefaultCacheBehavior: Behavior;
  readonly CacheBehaviors: readonly Behavior[];
  readonly CustomErrorResponses?: unknown;
  readonly ViewerCertificate: unknown;
  readonly Aliases: readonly string[];
}

const site = resources('AWS::CloudFront::Distribution', template)[0]?.Properties.DistributionConfig as Site;
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const ALL_BUT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

test('serves pages over TLS 1.2 under the own domain', () => {
  expect(site.Aliases).toEqual(['temsilci.example']);
  expect(site.ViewerCertificate).toMatchObject({ MinimumProtocolVersion: 'TLSv1.2_2021' });
  expect(site.DefaultCacheBehavior).toMatchObject({ Compress: true, ViewerProtocolPolicy: 'redirect-to-https' });
});

test('passes the interface through, uncached, with cookies and every header but the host', () => {
  expect(site.CacheBehaviors).toMatchObject([
    { PathPattern: '/api/*', CachePolicyId: CACHING_DISABLED, OriginRequestPolicyId: ALL_BUT_HOST },
  ]);
  expect(site.CacheBehaviors[0]?.TargetOriginId).not.toBe(site.DefaultCacheBehavior.TargetOriginId);
});

test('never answers a failed request of the interface with a page', () => {
  expect(site.CustomErrorResponses).toBeUndefined();
});

test('sends the security headers with pages and answers alike', () => {
  const [policy] = resources('AWS::CloudFront::ResponseHeadersPolicy', template);
  const csp = Object.entries(securityHeaders).find(([name]) => name.toLowerCase() === 'content-security-policy')?.[1];
  expect(csp).toContain("default-src 'self'");
  expect(policy?.Properties.ResponseHeadersPolicyConfig).toMatchObject({
    SecurityHeadersConfig: { ContentSecurityPolicy: { ContentSecurityPolicy: csp, Override: true } },
  });
  for (const behavior of [site.DefaultCacheBehavior, ...site.CacheBehaviors]) {
    expect(behavior.ResponseHeadersPolicyId.Ref).toBe(policy?.logicalId);
  }
});

test('lets browsers keep the parts for ever and ask for the page each time', () => {
  const kept = resources('Custom::CDKBucketDeployment', template).map(({ Properties }) => [
    Properties.Include,
    (Properties.SystemMetadata as Record<string, string>)['cache-control'],
  ]);
  expect(kept).toEqual([
    [['assets/*'], 'max-age=31536000, immutable'],
    [[], 'no-cache'],
  ]);
});

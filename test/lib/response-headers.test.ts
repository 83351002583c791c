import { responseHeaders } from '../../lib/constructs/response-headers';

test('says the headers CloudFront knows in its own settings and the others as they are', () => {
  const { securityHeadersBehavior, customHeadersBehavior } = responseHeaders({
    'Content-Security-Policy': "default-src 'self'",
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=()',
  });
  expect(securityHeadersBehavior?.contentSecurityPolicy?.contentSecurityPolicy).toBe("default-src 'self'");
  expect(securityHeadersBehavior?.strictTransportSecurity).toMatchObject({ includeSubdomains: true, preload: false });
  expect(securityHeadersBehavior?.strictTransportSecurity?.accessControlMaxAge.toSeconds()).toBe(31_536_000);
  expect(securityHeadersBehavior?.referrerPolicy?.referrerPolicy).toBe('no-referrer');
  expect(customHeadersBehavior?.customHeaders).toEqual([
    { header: 'permissions-policy', value: 'camera=()', override: true },
  ]);
});

test('refuses a value CloudFront would refuse at deployment', () => {
  expect(() => responseHeaders({ 'x-frame-options': 'ALLOWALL' })).toThrow('knows no "ALLOWALL"');
});

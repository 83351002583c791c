/** What a page may load: only what we serve ourselves, plus images made in the browser and PDFs shown in a frame. */
export const contentSecurityPolicy =
  "default-src 'self'; img-src 'self' data: blob:; frame-src 'self' blob:; object-src 'none'; base-uri 'none'; " +
  "form-action 'self'; frame-ancestors 'none'";

/** How long a browser refuses to speak to us without TLS, in seconds: two years. */
export const strictTransportMaxAgeS = 63_072_000;

/** The headers of every page and file of the web front-end, deployed and local alike. */
export const securityHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'strict-transport-security': `max-age=${strictTransportMaxAgeS}; includeSubDomains`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
} as const;

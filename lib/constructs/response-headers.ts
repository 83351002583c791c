import { Duration } from 'aws-cdk-lib';
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  type ResponseHeadersPolicyProps,
  type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront';

type Known = (value: string) => ResponseSecurityHeadersBehavior;

/** CloudFront takes these six only by their own settings, every other header as it is. */
const known: Readonly<Record<string, Known>> = {
  'content-security-policy': (value) => ({
    contentSecurityPolicy: { contentSecurityPolicy: value, override: true },
  }),
  'strict-transport-security': (value) => ({
    strictTransportSecurity: {
      accessControlMaxAge: Duration.seconds(Number(/max-age=(\d+)/i.exec(value)?.[1] ?? 0)),
      includeSubdomains: /includesubdomains/i.test(value),
      preload: /preload/i.test(value),
      override: true,
    },
  }),
  'x-content-type-options': () => ({ contentTypeOptions: { override: true } }),
  'x-frame-options': (value) => ({
    frameOptions: { frameOption: oneOf(Object.values(HeadersFrameOption), value.toUpperCase()), override: true },
  }),
  'referrer-policy': (value) => ({
    referrerPolicy: { referrerPolicy: oneOf(Object.values(HeadersReferrerPolicy), value), override: true },
  }),
  'x-xss-protection': (value) => ({
    xssProtection: { protection: value.startsWith('1'), modeBlock: /mode=block/i.test(value), override: true },
  }),
};

/** Header names and values as CloudFront wants them said. Throws on a value that CloudFront does not know. */
export function responseHeaders(
  headers: Readonly<Record<string, string>>,
): Pick<ResponseHeadersPolicyProps, 'securityHeadersBehavior' | 'customHeadersBehavior'> {
  const entries = Object.entries(headers).map(([name, value]) => ({ name, value, say: known[name.toLowerCase()] }));
  return {
    securityHeadersBehavior: Object.assign({}, ...entries.map(({ say, value }) => say?.(value))),
    customHeadersBehavior: {
      customHeaders: entries
        .filter(({ say }) => say === undefined)
        .map(({ name, value }) => ({ header: name, value, override: true })),
    },
  };
}

function oneOf<T extends string>(choices: readonly T[], value: string): T {
  const choice = choices.find((each) => each === value);
  if (choice === undefined) throw new Error(`CloudFront knows no "${value}" among ${choices.join(', ')}`);
  return choice;
}

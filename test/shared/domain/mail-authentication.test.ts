import { isSenderProved, readAuthentication } from '../../../shared/domain/mail-authentication';

const read = (...lines: string[]) =>
  readAuthentication(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() };
    }),
    ['amazonses.com'],
  );
const RECEIVED = 'received: from mail.ornek.com.tr by inbound-smtp.eu-west-1.amazonaws.com';
const RESULTS =
  'authentication-results: amazonses.com; spf=pass (spfCheck: domain of ornek.com.tr designates 192.0.2.1 as permitted sender) client-ip=192.0.2.1; envelope-from=market@ornek.com.tr; helo=mail.ornek.com.tr; dkim=pass header.i=@ornek.com.tr; dmarc=pass header.from=ornek.com.tr;';
const FORGED =
  'authentication-results: amazonses.com; spf=pass; dkim=pass header.i=@ornek.com.tr; dmarc=pass header.from=ornek.com.tr';
const FROM = 'market@ornek.com.tr';

test('the verdicts of the receiving service count', () => {
  const found = read(RECEIVED, 'x-ses-spam-verdict: PASS', 'x-ses-virus-verdict: FAIL', RESULTS, 'received: from x');
  expect(found).toEqual({
    spf: 'pass',
    dkim: 'pass',
    dmarc: 'pass',
    spam: 'pass',
    virus: 'fail',
    spfDomain: 'ornek.com.tr',
    dkimDomains: ['ornek.com.tr'],
    dmarcDomain: 'ornek.com.tr',
  });
  expect(isSenderProved(found, FROM)).toBe(true);
});

test.each([
  ['below those of the receiving service', [RECEIVED, RESULTS.replaceAll('pass', 'fail'), FORGED]],
  ['below the second Received', [RECEIVED, 'received: from a by b', FORGED]],
  ['of another server on top', [RECEIVED, 'authentication-results: mx.baska.example; dmarc=pass', FORGED]],
  [
    'inside a comment',
    [RECEIVED, 'authentication-results: amazonses.com; spf=none (x; dmarc=pass header.from=ornek.com.tr)'],
  ],
  [
    'smuggled in with the name of a server',
    [RECEIVED, `${RESULTS.replaceAll('pass', 'fail')} helo=x; dmarc=pass header.from=ornek.com.tr`],
  ],
  ['of a server that only begins alike', [RECEIVED, FORGED.replace('amazonses.com', 'amazonses.com.kotu.example')]],
])('verdicts %s prove nothing', (_, lines) => {
  expect(isSenderProved(read(...lines), FROM)).toBe(false);
});

test('a pass proves its own domain only', () => {
  const found = read(RECEIVED, RESULTS.replaceAll('ornek.com.tr', 'kotu.example'));
  expect(isSenderProved(found, FROM)).toBe(false);
  expect(isSenderProved(read(RECEIVED, RESULTS), undefined)).toBe(false);
});

test.each([
  ['DKIM of the domain', 'dkim=pass header.d=ornek.com.tr', true],
  ['DKIM of a domain below', 'dkim=pass header.d=posta.ornek.com.tr', true],
  ['one good DKIM of two', 'dkim=fail header.d=x.example; dkim=pass header.d=ornek.com.tr', true],
  ['DKIM of another domain', 'dkim=pass header.d=baska.example', false],
  ['DKIM of a domain that ends alike', 'dkim=pass header.d=kotuornek.com.tr', false],
  ['SPF of the domain', 'spf=pass smtp.mailfrom=market@ornek.com.tr', true],
  ['SPF softfail', 'spf=softfail smtp.mailfrom=market@ornek.com.tr', false],
  ['DMARC failed beside DKIM', 'dkim=pass header.d=ornek.com.tr; dmarc=fail header.from=ornek.com.tr', false],
  ['nothing', 'none', false],
])('without a DMARC policy: %s', (_, clauses, isProved) => {
  expect(isSenderProved(read(RECEIVED, `authentication-results: amazonses.com; ${clauses}`), FROM)).toBe(isProved);
});

import { contentHashOf } from '../../../lambdas/mail/content-hash';
import { sesHead, Verdicts } from '../../../local/mail/ses-head';

const written = 'From: a@ornek.example\r\nReceived: kept below\r\nSubject: x\r\n\r\nmerhaba\r\n';
const delivered = (id: string, message = written) =>
  sesHead(
    { id, from: 'a@ornek.example', to: 'evrak@localhost', helo: 'h', clientIp: '127.0.0.1', at: new Date(0) },
    Verdicts.parse({}),
  ) + message;
const hash = (message: string) => contentHashOf(Buffer.from(message));

test('the same message delivered twice is the same, whatever its way put on top', () => {
  expect(hash(delivered('one'))).toBe(hash(delivered('two')));
  expect(hash(delivered('one'))).toBe(hash(written));
  expect(hash(`ARC-Seal: i=1;\r\n\tcv=none\r\n${delivered('three')}`)).toBe(hash(written));
});

test.each([
  written.replace('merhaba', 'merhabA'),
  written.replace('kept below', 'kept'),
  `X-Mailer: y\r\n${written}`,
  'merhaba',
  '',
])('another message is another: %j', (other) => {
  expect(hash(delivered('one', other))).not.toBe(hash(written));
  expect(hash(delivered('one', other))).toBe(hash(delivered('two', other)));
});

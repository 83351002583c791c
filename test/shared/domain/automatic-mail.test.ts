import { automaticReason } from '../../../shared/domain/automatic-mail';

const reasonOf = (headers: Record<string, string>, from = 'market@ornek.com.tr', type = 'text/plain') =>
  automaticReason({
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    from,
    type,
    ownAddresses: ['evrak@faturakom.com'],
  });

test('a person is answered', () => {
  expect(reasonOf({})).toBeUndefined();
  expect(reasonOf({ 'auto-submitted': 'no', 'return-path': '<market@ornek.com.tr>' })).toBeUndefined();
  expect(reasonOf({ precedence: 'first-class', 'x-auto-response-suppress': 'DR, RN' })).toBeUndefined();
  expect(reasonOf({}, 'noreplies.market@ornek.com.tr')).toBeUndefined();
});

test.each([
  ['auto-submitted', { 'auto-submitted': 'auto-replied' }],
  ['auto-submitted', { 'x-autoreply': 'yes' }],
  ['no-return-path', { 'return-path': '<>' }],
  ['list', { 'list-id': '<haber.ornek.com.tr>' }],
  ['list', { 'list-unsubscribe': '<mailto:a@b.co>' }],
  ['bulk', { precedence: 'bulk' }],
  ['asks-for-no-answer', { 'x-auto-response-suppress': 'OOF, AutoReply' }],
])('%s: no answer to %j', (reason, headers) => {
  expect(reasonOf(headers)).toBe(reason);
});

test.each([
  'mailer-daemon@ornek.com.tr',
  'MAILER-DAEMON@ornek.com.tr',
  'postmaster@ornek.com.tr',
  'no-reply@ornek.com.tr',
  'noreply+x@ornek.com.tr',
  'bounces-1234@ornek.com.tr',
])('no answer to the address of a program: %s', (from) => {
  expect(reasonOf({}, from)).toBe('role-address');
});

test('neither our own mail nor a delivery report is answered', () => {
  expect(reasonOf({}, 'Evrak@faturakom.com')).toBe('own-address');
  expect(reasonOf({}, 'a@b.co', 'multipart/report')).toBe('delivery-report');
});

import { mintTotpSecret, totpAddress, totpCode, totpStep } from '../../../lambdas/staff/totp';
import { openTotpSeal } from '../../../lambdas/staff/totp-seal';
import { instant, later } from '../../../shared/domain/instant';
import { monday } from '../../support/builders';

/** The secret of RFC 6238's appendix B in base32, and the last six digits of its values for SHA-1. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [20_000_000_000, '353130'],
])('shows at second %i what RFC 6238 says', (second, code) => {
  expect(totpCode(SECRET, instant(second * 1_000)).code).toBe(code);
});

test('takes the code of the step before and after, and no other', () => {
  const steps = [-2, -1, 0, 1, 2].map((step) =>
    totpStep(SECRET, totpCode(SECRET, later(monday, step * 30_000)).code, monday),
  );
  const now = steps[2] ?? 0;
  expect(steps).toEqual([undefined, now - 1, now, now + 1, undefined]);
});

test('an address carries the secret, whose it is and of what', () => {
  const secret = mintTotpSecret();
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  const address = new URL(totpAddress(secret, 'deniz@ofis.example'));
  expect(address.searchParams.get('secret')).toBe(secret);
  expect(decodeURIComponent(address.pathname)).toContain('deniz@ofis.example');
  expect(address.searchParams.get('issuer')).toContain('Faturakom');
});

test('what is sealed for one person opens for nobody else, nor with another key', async () => {
  const seal = openTotpSeal({ read: async () => 'one key' });
  const sealed = await seal.seal(SECRET, 'deniz00001');
  expect(sealed).not.toContain(SECRET);
  expect(await seal.open(sealed, 'deniz00001')).toBe(SECRET);
  await expect(seal.open(sealed, 'selin00001')).rejects.toThrow();
  await expect(openTotpSeal({ read: async () => 'another' }).open(sealed, 'deniz00001')).rejects.toThrow();
});

/** NIST SP 800-63B: length counts, composition rules do not; what everybody tries first is refused. */
const SHORTEST = 8;
const LONGEST = 128;
const COMMON = [
  '12345678',
  '123456789',
  '1234567890',
  'password',
  'parola',
  'sifre123',
  'qwertyui',
  '11111111',
  '00000000',
  'faturakom',
];

/** Why a password cannot be used, or undefined when it can. `phone` is the user's own number, which must not be it. */
export function weakness(password: string, phone: string): 'short' | 'long' | 'common' | 'own-phone' | undefined {
  if (password.length < SHORTEST) return 'short';
  if (password.length > LONGEST) return 'long';
  const folded = password.toLocaleLowerCase('tr');
  if (COMMON.some((common) => folded === common) || /^(.)\1*$/.test(folded)) return 'common';
  if (folded.replace(/\D/g, '').endsWith(phone.slice(3)) && folded.length <= 14) return 'own-phone';
  return undefined;
}

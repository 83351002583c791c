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

type Weakness = 'short' | 'long' | 'common';

/** Why a password cannot be used, or undefined when it can. `phone` is the user's own number, which must not be it. */
export function weakness(password: string, phone: string): Weakness | 'own-phone' | undefined {
  const weak = commonWeakness(password);
  if (weak !== undefined) return weak;
  const folded = password.toLocaleLowerCase('tr');
  if (folded.replace(/\D/g, '').endsWith(phone.slice(3)) && folded.length <= 14) return 'own-phone';
  return undefined;
}

/** The same for somebody of the staff, whose password must not be the name their e-mail begins with. */
export function staffWeakness(password: string, email: string): Weakness | 'own-email' | undefined {
  const weak = commonWeakness(password);
  if (weak !== undefined) return weak;
  const [name = ''] = email.toLowerCase().split('@');
  const folded = password.toLowerCase();
  return name.length >= 3 && folded.includes(name) && folded.length < name.length + SHORTEST ? 'own-email' : undefined;
}

function commonWeakness(password: string): Weakness | undefined {
  if (password.length < SHORTEST) return 'short';
  if (password.length > LONGEST) return 'long';
  const folded = password.toLocaleLowerCase('tr');
  return COMMON.includes(folded) || /^(.)\1*$/.test(folded) ? 'common' : undefined;
}

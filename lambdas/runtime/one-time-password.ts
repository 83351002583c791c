import type { User } from '../../shared/domain/agent';
import { ONE_TIME_LIFE_MS } from '../../shared/domain/challenge';
import { type Instant, later } from '../../shared/domain/instant';
import { network } from '../../shared/domain/network';
import type { Sms } from '../gateways/sms';
import type { Passwords } from '../stores/passwords';
import type { Limit, Throttles } from '../stores/throttles';
import { type Cost, hashPassword, mintOneTimePassword } from './password-hash';

/** Whoever asks for it, the person or customer services, a phone gets no more than these. */
const oneTimeByPhone: Limit = { name: 'forgotten-phone', most: 3, windowMs: 3_600_000 };

/** Counts a one-time password for a phone; refuses `too-many-attempts`. */
export function countOneTime(phone: string, throttles: Throttles, now: Instant): Promise<void> {
  return throttles.count(oneTimeByPhone, phone, now);
}

/** Sends a user a new one-time password by SMS; nobody else sees it. An older one ends. */
export async function sendOneTimePassword(
  { agent, id, phone }: Pick<User, 'agent' | 'id' | 'phone'>,
  { passwords, sms, cost }: { passwords: Pick<Passwords, 'setOneTime'>; sms: Sms; cost: Cost },
  now: Instant,
): Promise<void> {
  const password = mintOneTimePassword();
  const hash = await hashPassword(password, cost);
  await passwords.setOneTime(agent, id, { hash, until: later(now, ONE_TIME_LIFE_MS) });
  await sms.send(phone, oneTimeText(password));
}

/** The SMS that carries a one-time password. */
function oneTimeText(password: string): string {
  return `${network.name} tek kullanimlik sifreniz: ${password} (10 dakika gecerli). Kimseyle paylasmayin.`;
}

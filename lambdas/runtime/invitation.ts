import { INVITATION_LIFE_MS } from '../../shared/domain/challenge';
import { type Instant, later } from '../../shared/domain/instant';
import { network } from '../../shared/domain/network';
import type { OneTime } from '../stores/passwords';
import { type Cost, hashPassword, mintOneTimePassword } from './password-hash';

export interface Invitation {
  /** What is kept of the one-time password, to be written with the user. */
  readonly oneTime: OneTime;
  /** The SMS that carries it, to be sent once the user is there. */
  readonly text: string;
}

/** What a new user gets: a one-time password for a day, to the phone that signs them in. */
export async function invite(cost: Cost, at: Instant): Promise<Invitation> {
  const password = mintOneTimePassword();
  const hash = await hashPassword(password, cost);
  return { oneTime: { hash, until: later(at, INVITATION_LIFE_MS) }, text: invitation(password) };
}

function invitation(password: string): string {
  return `${network.name} kullanicisi oldunuz. ${network.portalHost} adresinde bu telefonla girin. Tek kullanimlik sifreniz: ${password} (24 saat gecerli). Kimseyle paylasmayin.`;
}

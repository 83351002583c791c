import type { Movement } from '../../shared/domain/movement';
import type { Iban } from '../../shared/domain/registered-iban';
import { candidateIban, type IbanOwner } from '../../shared/domain/transfer-match';
import type { RegisteredIbans } from '../stores/registered-ibans';
import type { Senders } from '../stores/senders';

export interface IbanDependencies {
  readonly registeredIbans: Pick<RegisteredIbans, 'find'>;
  readonly senders: Pick<Senders, 'loadedFrom'>;
}

/**
 * Whose the senders' IBANs are, of those movements whose description is silent. Movements that name a phone cost nothing
 * here, and an IBAN that nobody registered half a read unit.
 */
export async function ibanOwners(
  movements: readonly Movement[],
  { registeredIbans, senders }: IbanDependencies,
): Promise<ReadonlyMap<Iban | undefined, IbanOwner>> {
  const ibans = new Set(movements.map(candidateIban).filter((iban) => iban !== undefined));
  if (ibans.size === 0) return new Map();
  const registered = await registeredIbans.find([...ibans]);
  const owners = await Promise.all(
    registered.map(async (registration): Promise<IbanOwner> => {
      const loaded = await senders.loadedFrom(registration.iban);
      return { ...registration, isOnlyOne: [...loaded].every((agent) => agent === registration.agent) };
    }),
  );
  return new Map(owners.map((owner) => [owner.iban, owner]));
}

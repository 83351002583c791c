import type { ShownInstitution, Subscription } from '../../shared/api/bills';

/** A subscription in one line, `Kent Su · 4410021`; an institution we no longer know by its id. */
export function nameSubscription(
  { institution, keys }: Subscription,
  institutions: readonly ShownInstitution[],
): string {
  const name = institutions.find(({ id }) => id === institution)?.name ?? institution;
  return [name, ...Object.values(keys)].join(' · ');
}

import { useQuery } from '@tanstack/react-query';
import { call } from '../call';

export const INSTITUTIONS = ['kept-institutions'];

/** Every institution as it is kept, by name. */
export function useKeptInstitutions() {
  return useQuery({
    queryKey: INSTITUTIONS,
    queryFn: async ({ signal }) => {
      const { institutions } = await call('office', 'institutions', { signal });
      return institutions.sort((a, b) => a.institution.name.localeCompare(b.institution.name, 'tr'));
    },
  });
}

import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isRefused, Refused } from '../refused';

/** A cache of answers that tells when any of them says the session is over. Refusals are answers: never tried again. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (isRefused(error, 'not-signed-in')) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: { queries: { retry: (failures, error) => failures < 2 && !(error instanceof Refused) } },
  });
}

import { useQuery } from '@tanstack/react-query';
import type { KeptAccount } from '../../shared/api/office';
import { call } from './call';
import { useFeedWords } from './words/feeds';

/** The company's bank accounts, as they are kept. */
export function useAccounts() {
  return useQuery({
    queryKey: ['accounts'],
    queryFn: async ({ signal }) => (await call('office', 'accounts', { signal })).accounts,
  });
}

/** What accounts and their feeds are called; those that are no more keep their ids. */
export function useAccountNames() {
  const { data = [] } = useAccounts();
  const kinds = useFeedWords();
  const found = (id: string): KeptAccount | undefined => data.find((account) => account.id === id);
  return {
    account(id: string): string {
      const account = found(id);
      return account === undefined ? id : `${account.bank} …${account.iban.slice(-4)}`;
    },
    feed(id: string, feed: string): string {
      const kind = found(id)?.feeds.find((one) => one.id === feed)?.kind;
      return kind === undefined ? feed : kinds[kind];
    },
  };
}

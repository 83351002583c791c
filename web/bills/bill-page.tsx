import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import type { Subscription } from '../../shared/api/bills';
import { call } from '../call';
import { Alert } from '../parts/alert';
import { Page } from '../parts/page';
import { tellFailure } from '../refused';
import { usePageKeys } from '../shell/page-keys';
import { useSpeech } from '../words/language';
import { FAVOURITE } from './favourite-address';
import { FavouritesCard } from './favourites-card';
import { useOutcomes } from './following';
import { InquiryForm } from './inquiry-form';
import { NoResults } from './no-results';
import { Outcomes } from './outcomes';
import { usePaying } from './paying';
import { useFavourites } from './queries';
import { isUnclear } from './verdict';
import '../style/bills.css';

/** Fetched while somebody still types what to ask for. */
const loadResults = () => import('./results');
const Results = lazy(loadResults);

/** Fatura öde: look bills up, choose among them, pay, and see what became of each. */
export default function BillPage() {
  const { words, language } = useSpeech();
  const cache = useQueryClient();
  const box = useRef<HTMLInputElement>(null);
  const { paying, refusal, pay, clear } = usePaying();
  const outcomes = useOutcomes(paying);
  const inquiry = useMutation({
    mutationFn: (subscriptions: readonly Subscription[]) =>
      call('bills', 'inquire', { body: { subscriptions: [...subscriptions] } }),
    onMutate: () => {
      clear();
      void cache.invalidateQueries({ queryKey: ['payments'] });
    },
  });
  const isBusy = inquiry.isPending || isUnclear(outcomes);
  const ask = async (subscriptions: readonly Subscription[]) => {
    if (!isBusy) await inquiry.mutateAsync(subscriptions);
  };
  const askAgain = () => inquiry.variables && inquiry.mutate(inquiry.variables);
  const startOver = () => {
    clear();
    inquiry.reset();
    box.current?.focus();
  };
  useFavouriteOfAddress(inquiry.mutate);
  useEffect(() => void loadResults(), []);
  usePageKeys({ '/': () => box.current?.focus() });

  return (
    <Page title={words.payBills}>
      <div className="bills">
        <section className="card inquiry" aria-label={words.inquire}>
          <InquiryForm ask={ask} isAsking={isBusy} box={box} />
        </section>
        {paying ? (
          <Outcomes outcomes={outcomes} onAgain={askAgain} onNew={startOver} />
        ) : inquiry.error ? (
          <section className="card results">
            <Alert>{tellFailure(inquiry.error, language)}</Alert>
          </section>
        ) : inquiry.data ? (
          <Suspense fallback={<NoResults isAsking />}>
            <Results
              key={inquiry.submittedAt}
              results={inquiry.data.results}
              refusal={refusal}
              onPay={pay}
              onAgain={askAgain}
            />
          </Suspense>
        ) : (
          <NoResults isAsking={inquiry.isPending} />
        )}
        <FavouritesCard onChoose={(favourite) => ask([favourite.subscription])} />
      </div>
    </Page>
  );
}

/** Asks at once for the favourite an address names, and takes it out of the address, so that going back asks no more. */
function useFavouriteOfAddress(ask: (subscriptions: readonly Subscription[]) => void): void {
  const [search, setSearch] = useSearchParams();
  const { data } = useFavourites();
  const wanted = search.get(FAVOURITE);
  useEffect(() => {
    if (wanted === null || data === undefined) return;
    setSearch({}, { replace: true });
    const favourite = data.find(({ id }) => id === wanted);
    if (favourite) ask([favourite.subscription]);
  }, [wanted, data, setSearch, ask]);
}

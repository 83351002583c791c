import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Iban } from '../../shared/domain/registered-iban';
import { call } from '../call';
import { Alert } from '../parts/alert';
import { Failure } from '../parts/failure';
import { Skeleton } from '../parts/skeleton';
import { tellFailure } from '../refused';
import { useShell } from '../shell/shell-context';
import { useLanguage } from '../words/speech';
import { useLoadingsWords } from './words';

/** How loadings are told, and which accounts load without a phone. */
export function ChoicesCard() {
  const words = useLoadingsWords();
  const { language } = useLanguage();
  const { me } = useShell();
  const cache = useQueryClient();
  const [failure, setFailure] = useState<unknown>();
  const { data, error, refetch } = useQuery({
    queryKey: ['loading-choices'],
    queryFn: ({ signal }) => call('loadings', 'choices', { signal }),
  });
  const change = async (make: () => Promise<unknown>) => {
    setFailure(undefined);
    try {
      await make();
      await cache.invalidateQueries({ queryKey: ['loading-choices'] });
    } catch (problem) {
      setFailure(problem);
    }
  };
  const setSms = (wants: boolean) => change(() => call('loadings', 'setSms', { body: { wants } }));
  const drop = (iban: Iban) => change(() => call('loadings', 'dropIban', { params: { iban } }));
  return (
    <section className="card stack" aria-labelledby="loading-choices">
      <h2 id="loading-choices">{words.choices}</h2>
      {error && <Failure error={error} retry={refetch} />}
      {failure !== undefined && <Alert>{tellFailure(failure, language)}</Alert>}
      {data === undefined && !error && <Skeleton width={20} />}
      {data && (
        <>
          <label className="check">
            <input
              type="checkbox"
              key={String(data.wantsSms)}
              defaultChecked={data.wantsSms}
              onChange={({ currentTarget }) => void setSms(currentTarget.checked)}
            />{' '}
            {words.sms}
          </label>
          <h3>{words.ibans}</h3>
          <p className="muted">{data.ibans.length === 0 ? words.noIbans : words.ibansHint}</p>
          {data.ibans.map(({ iban }) => (
            <p key={iban} className="row">
              <code>{iban.replace(/(.{4})(?=.)/g, '$1 ')}</code>
              {me.user.role === 'owner' && (
                <button type="button" className="btn plain small" onClick={() => void drop(iban)}>
                  {words.drop}
                </button>
              )}
            </p>
          ))}
        </>
      )}
    </section>
  );
}

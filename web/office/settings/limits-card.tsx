import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Kurus } from '../../../shared/domain/kurus';
import { Failure } from '../../parts/failure';
import { Field } from '../../parts/field';
import { Form } from '../../parts/form';
import { MoneyField, moneyIn } from '../../parts/money-field';
import { Skeleton } from '../../parts/skeleton';
import { Submit } from '../../parts/submit';
import { call } from '../call';
import { useSettingsWords } from '../words/settings';
import { HistoryLink } from './history-link';

const amounts = ['secondPersonAbove', 'fastMost', 'longDescriptionAbove'] as const;
const days = ['idCopyDays', 'paperDays'] as const;

/** The limits of the network in one form. */
export function LimitsCard({ mayChange }: { mayChange: boolean }) {
  const words = useSettingsWords();
  const cache = useQueryClient();
  const [isSaved, setSaved] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['limits'],
    queryFn: ({ signal }) => call('office', 'limits', { signal }),
  });
  const save = async (fields: FormData) => {
    setSaved(false);
    if (data === undefined) return;
    const money = (name: (typeof amounts)[number]) => (moneyIn(fields, name) ?? data[name]) as Kurus;
    const body = {
      secondPersonAbove: money('secondPersonAbove'),
      fastMost: money('fastMost'),
      longDescriptionAbove: money('longDescriptionAbove'),
      idCopyDays: Number(fields.get('idCopyDays')),
      paperDays: Number(fields.get('paperDays')),
      version: data.version,
    };
    cache.setQueryData(['limits'], await call('office', 'saveLimits', { body }));
    setSaved(true);
  };
  return (
    <section className="card stack" aria-labelledby="limits">
      <div className="row">
        <h2 id="limits">{words.limits}</h2>
        {mayChange && <HistoryLink subject="limits" />}
      </div>
      {error && data === undefined && <Failure title={words.failed} error={error} retry={refetch} />}
      {data === undefined && !error && <Skeleton width={20} />}
      {data && (
        <Form key={data.version} send={save}>
          <fieldset className="stack" disabled={!mayChange}>
            {amounts.map((name) => (
              <MoneyField key={name} name={name} label={words[name]} kurus={data[name]} />
            ))}
            {days.map((name) => (
              <Field
                key={name}
                name={name}
                label={words[name]}
                defaultValue={data[name]}
                pattern="\d{1,4}"
                inputMode="numeric"
                malformed={words.daysMalformed}
                autoComplete="off"
                required
              />
            ))}
            {mayChange && <Submit>{words.save}</Submit>}
          </fieldset>
        </Form>
      )}
      {isSaved && (
        <p className="note good" role="status">
          {words.saved}
        </p>
      )}
    </section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { Failure } from '../../parts/failure';
import { Field } from '../../parts/field';
import { Page } from '../../parts/page';
import { Skeleton } from '../../parts/skeleton';
import { isRefused } from '../../refused';
import { call } from '../call';
import { useCancellationWords } from '../words/cancellations';
import { CancellationRow } from './cancellation-row';
import '../../style/cases.css';
import '../../style/rows.css';

/** İptaller: what agents reported and the bank has not answered, each with its papers, and any other by its payment. */
export default function CancellationsPage() {
  const words = useCancellationWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['cancellations'],
    queryFn: ({ signal }) => call('desk', 'cancellations', { signal }),
  });
  return (
    <Page title={words.title}>
      <div className="stack">
        <section className="card stack">
          <p className="hint">{words.lead}</p>
          {error && data === undefined && <Failure title={words.failed} error={error} retry={refetch} />}
          {data === undefined && !error && <Skeleton width={20} />}
          {data?.cancellations.length === 0 && <p className="empty">{words.empty}</p>}
          <ul className="rows" aria-label={words.title}>
            {data?.cancellations.map((one) => (
              <CancellationRow key={one.id} cancellation={one} />
            ))}
          </ul>
          <p className="muted">{words.cover}</p>
        </section>
        <OneCancellation />
      </div>
    </Page>
  );
}

function OneCancellation() {
  const words = useCancellationWords();
  const [search, setSearch] = useSearchParams();
  const agent = search.get('temsilci') ?? '';
  const payment = search.get('islem') ?? '';
  const { data, error, refetch } = useQuery({
    queryKey: ['cancellations', agent, payment],
    queryFn: ({ signal }) => call('desk', 'cancellation', { params: { agent, payment }, signal }),
    enabled: agent !== '' && payment !== '',
  });
  const isMissing = error !== null && isRefused(error, 'not-found', 'invalid-request');
  return (
    <section className="card stack" aria-labelledby="one-cancellation">
      <h2 id="one-cancellation">{words.one}</h2>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const fields = new FormData(event.currentTarget);
          const [number, id] = [fields.get('agent'), fields.get('payment')].map((field) => String(field).trim());
          setSearch({ temsilci: number ?? '', islem: (id ?? '').toUpperCase() });
        }}
      >
        <Field name="agent" label={words.agent} defaultValue={agent} inputMode="numeric" pattern="\d{8}" required />
        <Field name="payment" label={words.payment} defaultValue={payment} minLength={26} maxLength={26} required />
        <button type="submit" className="btn">
          {words.show}
        </button>
      </form>
      {isMissing && <p role="alert">{words.missing}</p>}
      {error !== null && !isMissing && <Failure title={words.failed} error={error} retry={refetch} />}
      {data && (
        <ul className="rows">
          <CancellationRow key={data.id} cancellation={data} />
        </ul>
      )}
    </section>
  );
}

import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { Dialog } from '../../parts/dialog';
import { Failure } from '../../parts/failure';
import { Field } from '../../parts/field';
import { Form } from '../../parts/form';
import { Page } from '../../parts/page';
import { Skeleton } from '../../parts/skeleton';
import { Submit } from '../../parts/submit';
import { useOffice } from '../shell/office-context';
import { useAgentsWords } from '../words/agents';
import { AddForm } from './add-form';
import { FoundList } from './found-list';
import { useFoundAgents } from './queries';
import '../../style/agents.css';
import '../../style/paging.css';

/** Temsilciler: finding the agent a caller speaks for, or adding a new one. What is searched lives in the address. */
export default function AgentsPage() {
  const words = useAgentsWords();
  const navigate = useNavigate();
  const { me } = useOffice();
  const [isAdding, setAdding] = useState(false);
  const [search] = useSearchParams();
  const text = search.get('ara') ?? '';
  const { data, error, isPending, refetch } = useFoundAgents(text);
  const find = async (fields: FormData) => {
    await navigate({ search: `${new URLSearchParams({ ara: String(fields.get('text')).trim() })}` });
  };
  return (
    <Page title={words.title}>
      <section className="card stack">
        <Form key={text} send={find}>
          <div className="sought">
            <Field
              name="text"
              label={words.search}
              hint={words.searchHint}
              defaultValue={text}
              maxLength={100}
              autoComplete="off"
              required
              autoFocus={text === ''}
            />
            <Submit>{words.find}</Submit>
          </div>
        </Form>
        {me.role !== 'finance' && (
          <div className="row">
            <button type="button" className="btn plain small" onClick={() => setAdding(true)}>
              {words.add}
            </button>
          </div>
        )}
        {text === '' ? (
          <p className="empty">{words.start}</p>
        ) : error ? (
          <Failure title={words.searchFailed} error={error} retry={refetch} />
        ) : isPending ? (
          <Skeleton width={20} />
        ) : data.agents.length === 0 ? (
          <p className="empty">{words.none(text)}</p>
        ) : (
          <FoundList agents={data.agents} />
        )}
      </section>
      <Dialog title={words.add} isOpen={isAdding} onClose={() => setAdding(false)}>
        <AddForm />
      </Dialog>
    </Page>
  );
}

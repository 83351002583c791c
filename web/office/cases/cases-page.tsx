import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { CaseKind, CaseNumber, CaseRow } from '../../../shared/domain/case';
import { CASE_KIND_WORDS } from '../../../shared/domain/case-words';
import { Pager } from '../../paging/pager';
import { Failure } from '../../parts/failure';
import { Page } from '../../parts/page';
import { Skeleton } from '../../parts/skeleton';
import { usePageKeys } from '../../shell/page-keys';
import { useLanguage } from '../../words/speech';
import { useCasesWords } from '../words/cases';
import { CaseView } from './case-view';
import { useCases, useCounts } from './queries';
import { Queue } from './queue';
import { readView, type View, views } from './views';
import '../../style/paging.css';
import '../../style/suspense.css';
import '../../style/cases.css';

const UnsentLetters = lazy(() => import('./unsent-letters'));

/** Evraklar: what came in, oldest first, with the case that is open beside it. */
export default function CasesPage() {
  const words = useCasesWords();
  const cache = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const asked = {
    view: readView(search.get('gorunum')),
    kind: readKind(search),
    page: search.get('page') ?? undefined,
  };
  const { data, error, refetch } = useCases(asked);
  const rows = data?.cases ?? [];
  const chosen = (search.get('evrak') as CaseNumber | null) ?? rows[0]?.number;
  const [done, setDone] = useState<CaseNumber>();

  const change = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(search);
    if (name !== 'evrak') for (const other of ['page', 'evrak']) next.delete(other);
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
    setSearch(next, { replace: true, preventScrollReset: true });
  };
  const refresh = () => {
    void cache.invalidateQueries({ queryKey: ['cases'] });
    void cache.invalidateQueries({ queryKey: ['count'] });
  };
  /** A case that leaves the view by what was done to it stays open. */
  const keep = (number: CaseNumber) => {
    change('evrak', number);
    refresh();
  };
  const finish = (number: CaseNumber) => {
    setDone(number);
    change('evrak', neighbour(rows, number, 1) ?? neighbour(rows, number, -1));
    refresh();
  };
  usePageKeys({
    j: () => change('evrak', neighbour(rows, chosen, 1) ?? chosen),
    k: () => change('evrak', neighbour(rows, chosen, -1) ?? chosen),
  });

  return (
    <Page title={words.title}>
      <Suspense>
        <UnsentLetters onChanged={refresh} />
      </Suspense>
      <Views search={search} chosen={asked.view} />
      <div className="desk">
        <section className="card stack">
          <KindChoice kind={asked.kind} onChange={(kind) => change('konu', kind)} />
          {error && <Failure title={words.failed} error={error} retry={refetch} />}
          {data === undefined && !error && <Skeleton width={20} />}
          {data && rows.length === 0 && <p className="empty">{words.empty}</p>}
          {rows.length > 0 && <Queue rows={rows} chosen={chosen} onChoose={(number) => change('evrak', number)} />}
          <p className="muted keys-hint">
            <kbd>J</kbd> <kbd>K</kbd> {words.move} · <kbd>E</kbd> {words.take}
          </p>
          {data && <Pager page={asked.page} next={data.next} />}
        </section>
        {chosen && (
          <section className="card stack">
            <CaseView key={chosen} number={chosen} onChanged={() => keep(chosen)} onDone={() => finish(chosen)} />
          </section>
        )}
      </div>
      <div className="toasts" role="status" aria-live="polite">
        {done && <p className="toast">{words.doneNext(done)}</p>}
      </div>
    </Page>
  );
}

function Views({ search, chosen }: { search: URLSearchParams; chosen: View }) {
  const words = useCasesWords();
  const { data } = useCounts();
  const kind = search.get('konu');
  return (
    <nav className="row views" aria-label={words.views}>
      {views.map((view) => {
        const counted = 'isMine' in view ? undefined : data?.states.find(({ state }) => state === view.state);
        const count = counted && Object.values(counted.kinds).reduce((sum, one) => sum + one, 0);
        const to = new URLSearchParams({ gorunum: view.name, ...(kind === null ? {} : { konu: kind }) });
        return (
          <Link key={view.name} to={{ search: `${to}` }} aria-current={view.name === chosen.name ? 'page' : undefined}>
            {words.viewNames[view.name]}
            {count !== undefined && count > 0 && (
              <span className="sub">
                {count}
                {counted?.isMore && '+'}
              </span>
            )}
          </Link>
        );
      })}
    </nav>
  );
}

function KindChoice({ kind, onChange }: { kind: CaseKind | undefined; onChange: (kind: string) => void }) {
  const words = useCasesWords();
  const { language } = useLanguage();
  return (
    <label className="field">
      {words.kind}
      <span className="box">
        <select value={kind ?? ''} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
          <option value="">{words.allKinds}</option>
          {Object.entries(CASE_KIND_WORDS).map(([name, title]) => (
            <option key={name} value={name}>
              {title[language]}
            </option>
          ))}
        </select>
      </span>
    </label>
  );
}

/** The case before or behind one; none at the queue's ends, the first where none is open. */
function neighbour(rows: readonly CaseRow[], of: CaseNumber | undefined, by: 1 | -1): CaseNumber | undefined {
  const at = rows.findIndex(({ number }) => number === of);
  return at < 0 ? rows[0]?.number : rows[at + by]?.number;
}

function readKind(search: URLSearchParams): CaseKind | undefined {
  const written = search.get('konu') ?? '';
  return Object.hasOwn(CASE_KIND_WORDS, written) ? (written as CaseKind) : undefined;
}

import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { OwnCase } from '../../shared/api/paperwork';
import { CASE_KIND_WORDS } from '../../shared/domain/case-words';
import { call } from '../call';
import { Pager } from '../paging/pager';
import { Failure } from '../parts/failure';
import { Skeleton } from '../parts/skeleton';
import { useLanguage } from '../words/speech';
import { formatMoment } from '../words/time';
import { useOwnCasesWords } from './own-cases-words';
import '../style/paging.css';
import '../style/rows.css';
import '../style/tag.css';

const MINUTE_MS = 60_000;

/** Evraklarım: what the agent sent, by whatever way, and what became of it. */
export function OwnCases() {
  const words = useOwnCasesWords();
  const [search] = useSearchParams();
  const page = search.get('page') ?? undefined;
  const { data, error, refetch } = useQuery({
    queryKey: ['own-cases', page ?? ''],
    queryFn: ({ signal }) => call('paperwork', 'cases', { query: page === undefined ? {} : { page }, signal }),
    placeholderData: (before) => before,
    refetchInterval: MINUTE_MS,
  });
  return (
    <section className="card stack" aria-label={words.title} aria-busy={data === undefined}>
      <h2>{words.title}</h2>
      {error && data === undefined && <Failure title={words.failed} error={error} retry={refetch} />}
      {data === undefined && !error && <Skeleton width={20} />}
      {data?.cases.length === 0 && <p className="empty">{words.empty}</p>}
      {data && data.cases.length > 0 && (
        <ul className="rows">
          {data.cases.map((one) => (
            <Row key={one.number} of={one} />
          ))}
        </ul>
      )}
      {data && <Pager page={page} next={data.next} />}
    </section>
  );
}

function Row({ of: { number, kind, channel, state, receivedAt, papers, missing, reason } }: { of: OwnCase }) {
  const words = useOwnCasesWords();
  const { language } = useLanguage();
  const isDone = state === 'applied' || state === 'closed';
  return (
    <li>
      <span>
        <b>{CASE_KIND_WORDS[kind][language]}</b>
        <span className="sub">
          {number} · {words.channels[channel]} · {words.papers(papers)}
        </span>
        {missing && <span className="sub">{words.missing(missing)}</span>}
        {reason && <span className="sub">{words.reason(reason)}</span>}
      </span>
      <time className="sub" dateTime={receivedAt}>
        {formatMoment(receivedAt)}
      </time>
      <span className={isDone ? 'tag' : 'tag wait'}>{words.states[state]}</span>
    </li>
  );
}

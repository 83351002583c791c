import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { ShownFinding } from '../../../shared/api/control';
import { Pager } from '../../paging/pager';
import { Dialog } from '../../parts/dialog';
import { Failure } from '../../parts/failure';
import { Page } from '../../parts/page';
import { Skeleton } from '../../parts/skeleton';
import { call } from '../call';
import { useControlWords, useKindWords } from '../words/control';
import { CloseFinding } from './close-finding';
import { FindingRow } from './finding-row';
import '../../style/paging.css';
import '../../style/rows.css';

/** Bulgular: what was found wrong, until somebody closes it with what it came to. */
export default function FindingsPage() {
  const words = useControlWords();
  const kinds = useKindWords();
  const [search] = useSearchParams();
  const page = search.get('page') ?? undefined;
  const of = search.get('hangi') === 'tumu' ? 'all' : 'open';
  const [closing, setClosing] = useState<ShownFinding>();
  const { data, error, refetch } = useQuery({
    queryKey: ['findings', of, page],
    queryFn: ({ signal }) =>
      call('control', 'findings', { query: { of, ...(page !== undefined && { page }) }, signal }),
  });
  return (
    <Page title={words.findings}>
      <section className="card stack">
        <nav className="chips" aria-label={words.which}>
          <Link to={{ search: '' }} aria-current={of === 'open' ? 'true' : undefined}>
            {words.openOnes}
          </Link>
          <Link to={{ search: 'hangi=tumu' }} aria-current={of === 'all' ? 'true' : undefined}>
            {words.all}
          </Link>
        </nav>
        {error && data === undefined && <Failure title={words.failed} error={error} retry={refetch} />}
        {data === undefined && !error && <Skeleton width={20} />}
        {data?.findings.length === 0 && <p className="empty">{words.noFindings}</p>}
        <ul className="rows" aria-label={words.findings}>
          {data?.findings.map((finding) => (
            <FindingRow key={finding.id} finding={finding} onClose={() => setClosing(finding)} />
          ))}
        </ul>
        {data && <Pager page={page} next={data.next} />}
      </section>
      <Dialog
        title={closing === undefined ? words.close : kinds[closing.kind]}
        isOpen={closing !== undefined}
        onClose={() => setClosing(undefined)}
      >
        {closing && <CloseFinding finding={closing} onDone={() => setClosing(undefined)} />}
      </Dialog>
    </Page>
  );
}

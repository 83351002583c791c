import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Pager } from '../../paging/pager';
import { Dialog } from '../../parts/dialog';
import { Failure } from '../../parts/failure';
import { Page } from '../../parts/page';
import { Skeleton } from '../../parts/skeleton';
import { call } from '../call';
import { useProposalWords } from '../words/proposals';
import { ProposalRow } from './proposal-row';
import { ProposeForm } from './propose-form';
import '../../style/paging.css';
import '../../style/rows.css';

/** Onaylar: money that somebody wants to move by hand, for a second person to approve. */
export default function ProposalsPage() {
  const words = useProposalWords();
  const cache = useQueryClient();
  const [search] = useSearchParams();
  const page = search.get('page') ?? undefined;
  const [isOpen, setOpen] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['proposals', page],
    queryFn: ({ signal }) => call('suspense', 'proposals', { query: page === undefined ? {} : { page }, signal }),
  });
  const refresh = () => {
    setOpen(false);
    for (const key of ['proposals', 'suspense', 'count']) void cache.invalidateQueries({ queryKey: [key] });
  };
  return (
    <Page title={words.title}>
      <section className="card stack">
        <div className="row">
          <p className="muted">{words.intro}</p>
          <button type="button" className="btn plain" onClick={() => setOpen(true)}>
            {words.propose}
          </button>
        </div>
        {error && <Failure title={words.failed} error={error} retry={refetch} />}
        {data === undefined && !error && <Skeleton width={20} />}
        {data?.proposals.length === 0 && <p className="empty">{words.empty}</p>}
        {data && data.proposals.length > 0 && (
          <ul className="rows" aria-label={words.title}>
            {data.proposals.map((proposal) => (
              <ProposalRow key={proposal.id} proposal={proposal} onDecided={refresh} />
            ))}
          </ul>
        )}
        {data && <Pager page={page} next={data.next} />}
      </section>
      <Dialog title={words.propose} isOpen={isOpen} onClose={() => setOpen(false)}>
        <ProposeForm onDone={refresh} />
      </Dialog>
    </Page>
  );
}

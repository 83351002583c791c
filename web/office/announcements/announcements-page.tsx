import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Announcement } from '../../../shared/domain/announcement';
import { Pager } from '../../paging/pager';
import { Dialog } from '../../parts/dialog';
import { Failure } from '../../parts/failure';
import { Page } from '../../parts/page';
import { Skeleton } from '../../parts/skeleton';
import { call } from '../call';
import { useAnnouncementWords } from '../words/announcements';
import { AnnouncementForm } from './announcement-form';
import { AnnouncementRow } from './announcement-row';
import '../../style/paging.css';
import '../../style/rows.css';

/** Duyurular: what agents are told, also what they will be told and what is over. */
export default function AnnouncementsPage() {
  const words = useAnnouncementWords();
  const cache = useQueryClient();
  const [search] = useSearchParams();
  const page = search.get('page') ?? undefined;
  const [open, setOpen] = useState<'new' | Announcement['id']>();
  const { data, error, refetch } = useQuery({
    queryKey: ['announcements', page],
    queryFn: ({ signal }) => call('office', 'announcements', { query: page === undefined ? {} : { page }, signal }),
  });
  const done = () => {
    setOpen(undefined);
    void cache.invalidateQueries({ queryKey: ['announcements'] });
    void cache.invalidateQueries({ queryKey: ['announcement'] });
  };
  return (
    <Page title={words.title}>
      <section className="card stack">
        <div className="row">
          <button type="button" className="btn" onClick={() => setOpen('new')}>
            {words.write}
          </button>
        </div>
        {error && data === undefined && <Failure title={words.failed} error={error} retry={refetch} />}
        {data === undefined && !error && <Skeleton width={20} />}
        {data?.announcements.length === 0 && <p className="empty">{words.empty}</p>}
        <ul className="rows" aria-label={words.title}>
          {data?.announcements.map((head) => (
            <AnnouncementRow key={head.id} head={head} onChange={() => setOpen(head.id)} />
          ))}
        </ul>
        {data && <Pager page={page} next={data.next} />}
      </section>
      <Dialog
        title={open === 'new' ? words.write : words.change}
        isOpen={open !== undefined}
        onClose={() => setOpen(undefined)}
      >
        {open !== undefined && <AnnouncementForm id={open === 'new' ? undefined : open} onDone={done} />}
      </Dialog>
    </Page>
  );
}

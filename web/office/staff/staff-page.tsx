import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Staff } from '../../../shared/domain/staff';
import { Pager } from '../../paging/pager';
import { Dialog } from '../../parts/dialog';
import { Failure } from '../../parts/failure';
import { Page } from '../../parts/page';
import { call } from '../call';
import { useStaffWords } from '../words/staff';
import { AddForm } from './add-form';
import { ChangeForm } from './change-form';
import { type OneTime, OneTimeNote } from './one-time-note';
import { StaffTable } from './staff-table';
import '../../style/paging.css';

/** Personel: who may enter the back office, as what; administrators only. */
export default function StaffPage() {
  const words = useStaffWords();
  const cache = useQueryClient();
  const [search] = useSearchParams();
  const page = search.get('page') ?? undefined;
  const [open, setOpen] = useState<'add' | Staff>();
  const [oneTime, setOneTime] = useState<OneTime>();
  const { data, error, refetch } = useQuery({
    queryKey: ['staff', page],
    queryFn: ({ signal }) => call('staff', 'list', { query: page === undefined ? {} : { page }, signal }),
  });
  const done = (handedOver?: OneTime) => {
    setOpen(undefined);
    setOneTime(handedOver);
    void cache.invalidateQueries({ queryKey: ['staff'] });
  };
  return (
    <Page title={words.title}>
      <div className="stack">
        {oneTime && <OneTimeNote oneTime={oneTime} />}
        <section className="card stack">
          <div className="row">
            <button type="button" className="btn" onClick={() => setOpen('add')}>
              {words.add}
            </button>
          </div>
          {error ? (
            <Failure title={words.failed} error={error} retry={refetch} />
          ) : (
            <StaffTable staff={data?.staff} onChange={setOpen} />
          )}
          {data && <Pager page={page} next={data.next} />}
        </section>
      </div>
      <Dialog title={words.add} isOpen={open === 'add'} onClose={() => setOpen(undefined)}>
        <AddForm onDone={done} />
      </Dialog>
      <Dialog
        title={typeof open === 'object' ? open.name : ''}
        isOpen={typeof open === 'object'}
        onClose={() => setOpen(undefined)}
      >
        {typeof open === 'object' && <ChangeForm person={open} onDone={done} />}
      </Dialog>
    </Page>
  );
}

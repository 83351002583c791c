import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { SuspenseDetail, SuspenseRow } from '../../../shared/api/suspense';
import { Pager } from '../../paging/pager';
import { Failure } from '../../parts/failure';
import { Page } from '../../parts/page';
import { Skeleton } from '../../parts/skeleton';
import { usePageKeys } from '../../shell/page-keys';
import { useSuspenseWords } from '../words/suspense';
import { Detail } from './detail';
import { type TransferKey, useQueue } from './queries';
import { Queue } from './queue';
import { UndoToast } from './undo-toast';
import '../../style/paging.css';
import '../../style/suspense.css';

/** Eşleşmeyen havaleler: what no machine may decide, oldest first, with the evidence beside it. */
export default function SuspensePage() {
  const words = useSuspenseWords();
  const cache = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const page = search.get('page') ?? undefined;
  const { data, error, refetch } = useQueue(page);
  const rows = data?.rows ?? [];
  const named = readKey(search.get('havale'));
  const chosen: TransferKey | undefined = named ?? rows[0];
  const [decided, setDecided] = useState<SuspenseDetail>();

  const choose = (key: TransferKey | undefined) => {
    const next = new URLSearchParams(search);
    if (key === undefined) next.delete('havale');
    else next.set('havale', `${key.account}:${key.id}`);
    setSearch(next, { replace: true, preventScrollReset: true });
  };
  const refresh = () => {
    void cache.invalidateQueries({ queryKey: ['suspense'] });
    void cache.invalidateQueries({ queryKey: ['count'] });
  };
  const finish = (transfer: SuspenseDetail) => {
    setDecided(transfer);
    choose(neighbour(rows, transfer, 1) ?? neighbour(rows, transfer, -1));
    refresh();
  };
  usePageKeys({ j: () => choose(neighbour(rows, chosen, 1)), k: () => choose(neighbour(rows, chosen, -1)) });

  return (
    <Page title={words.title}>
      <div className="desk">
        <section className="card stack">
          {error && <Failure title={words.failed} error={error} retry={refetch} />}
          {data === undefined && !error && <Skeleton width={20} />}
          {data && rows.length === 0 && <p className="empty">{words.empty}</p>}
          {rows.length > 0 && <Queue rows={rows} chosen={chosen} onChoose={choose} />}
          <p className="muted keys-hint">
            <kbd>J</kbd> <kbd>K</kbd> {words.move} · <kbd>1</kbd> {words.pick} · <kbd>Ctrl ⏎</kbd> {words.load}
          </p>
          {data && <Pager page={page} next={data.next} />}
        </section>
        {chosen && (
          <section className="card stack">
            <Detail key={`${chosen.account}:${chosen.id}`} of={chosen} onDone={finish} />
          </section>
        )}
      </div>
      <div className="toasts" role="status" aria-live="polite">
        {decided && <UndoToast key={`${decided.id}:${decided.moves}`} decided={decided} onUndone={refresh} />}
      </div>
    </Page>
  );
}

/** The row before or behind one; the one itself at the queue's ends, the first where none is open. */
function neighbour(rows: readonly SuspenseRow[], of: TransferKey | undefined, by: 1 | -1): TransferKey | undefined {
  const at = rows.findIndex(({ account, id }) => account === of?.account && id === of?.id);
  return at < 0 ? rows[0] : (rows[at + by] ?? undefined);
}

function readKey(written: string | null): TransferKey | undefined {
  const at = written?.indexOf(':') ?? -1;
  return written === null || at < 1 ? undefined : { account: written.slice(0, at), id: written.slice(at + 1) };
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { StatementFileHead } from '../../../shared/domain/statement-file';
import { Pager } from '../../paging/pager';
import { Dialog } from '../../parts/dialog';
import { Failure } from '../../parts/failure';
import { Skeleton } from '../../parts/skeleton';
import { formatMoment } from '../../words/time';
import { useAccountNames } from '../accounts';
import { call } from '../call';
import { useControlWords } from '../words/control';
import { StatementResults } from './statement-results';
import { StatementUpload } from './statement-upload';
import '../../style/paging.css';
import '../../style/rows.css';
import '../../style/tag.css';

/** A file that was uploaded is read within seconds: the list asks again. */
const ASK_EVERY_MS = 5_000;

/** The banks' statement files, what was understood of each, and uploading one. */
export function StatementsCard() {
  const words = useControlWords();
  const cache = useQueryClient();
  const [search] = useSearchParams();
  const page = search.get('page') ?? undefined;
  const [open, setOpen] = useState<StatementFileHead | 'upload'>();
  const [told, setTold] = useState<'taken' | 'known'>();
  const { data, error, refetch } = useQuery({
    queryKey: ['statements', page],
    queryFn: ({ signal }) => call('control', 'statements', { query: page === undefined ? {} : { page }, signal }),
    refetchInterval: ASK_EVERY_MS,
  });
  const uploaded = (outcome: 'taken' | 'known') => {
    setOpen(undefined);
    setTold(outcome);
    void cache.invalidateQueries({ queryKey: ['statements'] });
  };
  return (
    <section className="card stack" aria-labelledby="statements">
      <h2 id="statements">{words.statements}</h2>
      <p className="hint">{words.statementsLead}</p>
      <div className="row">
        <button type="button" className="btn" onClick={() => setOpen('upload')}>
          {words.upload}
        </button>
      </div>
      {told && (
        <p className="note good" role="status">
          {words[told]}
        </p>
      )}
      {error && data === undefined && <Failure title={words.failed} error={error} retry={refetch} />}
      {data === undefined && !error && <Skeleton width={20} />}
      {data?.files.length === 0 && <p className="empty">{words.noStatements}</p>}
      <ul className="rows" aria-label={words.statements}>
        {data?.files.map((file) => (
          <FileRow key={`${file.account} ${file.id}`} file={file} onOpen={() => setOpen(file)} />
        ))}
      </ul>
      {data && <Pager page={page} next={data.next} />}
      <Dialog
        title={typeof open === 'object' ? open.name : words.upload}
        isOpen={open !== undefined}
        onClose={() => setOpen(undefined)}
      >
        {open === 'upload' && <StatementUpload onDone={uploaded} />}
        {typeof open === 'object' && <StatementResults file={open} />}
      </Dialog>
    </section>
  );
}

function FileRow({ file, onOpen }: { file: StatementFileHead; onOpen: () => void }) {
  const words = useControlWords();
  const names = useAccountNames();
  const { name, account, receivedAt, statementCount, refusalCount } = file;
  return (
    <li>
      <p>
        <b>{name}</b>
        <span className="sub">
          {names.account(account)} · {formatMoment(receivedAt)} · {words.statementCount(statementCount)}
        </span>
      </p>
      <p>
        <span className={refusalCount === 0 ? 'tag good' : 'tag bad'}>
          {refusalCount === 0 ? words.clean : words.refusalsOf(refusalCount)}
        </span>
      </p>
      <button type="button" className="btn plain small" aria-label={words.openOf(name)} onClick={onOpen}>
        {words.open}
      </button>
    </li>
  );
}

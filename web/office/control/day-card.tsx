import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ControlHead, ControlState } from '../../../shared/domain/control';
import type { Day } from '../../../shared/domain/instant';
import { DayChoice } from '../../paging/day-choice';
import { Dialog } from '../../parts/dialog';
import { Failure } from '../../parts/failure';
import { Skeleton } from '../../parts/skeleton';
import { formatMoney, formatMovement } from '../../words/money';
import { useAccountNames } from '../accounts';
import { call } from '../call';
import { useControlWords, useStateWords } from '../words/control';
import { AccountDay } from './account-day';
import { DayReport } from './day-report';
import '../../style/paging.css';
import '../../style/reports.css';
import '../../style/rows.css';
import '../../style/tag.css';

const TAGS: Readonly<Record<ControlState, string>> = {
  proved: 'tag good',
  differing: 'tag bad',
  waiting: 'tag wait',
  'not-expected': 'tag',
};

/** A day of every company account: how it stands against its bank, and the report of it. */
export function DayCard({ day, latest }: { day: Day; latest: Day }) {
  const words = useControlWords();
  const names = useAccountNames();
  const [open, setOpen] = useState<ControlHead>();
  const { data, error, refetch } = useQuery({
    queryKey: ['control-day', day],
    queryFn: async ({ signal }) => (await call('control', 'day', { params: { day }, signal })).accounts,
  });
  return (
    <section className="card stack" aria-labelledby="control-day">
      <h2 id="control-day">{words.day}</h2>
      <p className="hint">{words.dayLead}</p>
      <div className="tools">
        <DayChoice day={day} latest={latest} />
        {data && data.length > 0 && <DayReport day={day} />}
      </div>
      {error && data === undefined && <Failure title={words.dayFailed} error={error} retry={refetch} />}
      {data === undefined && !error && <Skeleton width={20} />}
      {data?.length === 0 && <p className="empty">{words.notControlled}</p>}
      <ul className="rows" aria-label={words.day}>
        {data?.map((head) => (
          <AccountRow key={head.account} name={names.account(head.account)} head={head} onOpen={() => setOpen(head)} />
        ))}
      </ul>
      <Dialog
        title={open === undefined ? words.details : names.account(open.account)}
        isOpen={open !== undefined}
        onClose={() => setOpen(undefined)}
      >
        {open && <AccountDay day={day} account={open.account} />}
      </Dialog>
    </section>
  );
}

function AccountRow({ name, head, onOpen }: { name: string; head: ControlHead; onOpen: () => void }) {
  const words = useControlWords();
  const { states, awaited } = useStateWords();
  const { state, waitsFor, opening, closing, lines, difference = 0, differenceCount } = head;
  const hasBalances = opening !== undefined && closing !== undefined;
  return (
    <li>
      <p>
        <b>{name}</b>
        {hasBalances && (
          <span className="sub">
            {formatMoney(opening)} → {formatMoney(closing)}
          </span>
        )}
        {state !== 'not-expected' && (
          <span className="sub">
            {words.lines(lines.count)} · {formatMovement(lines.amount)}
          </span>
        )}
      </p>
      <p>
        <span className={TAGS[state]}>{states[state]}</span>
        {state === 'waiting' && <span className="sub">{waitsFor.map((what) => awaited[what]).join(' · ')}</span>}
        {differenceCount > 0 && (
          <span className="sub">
            {[words.differences(differenceCount), ...(difference === 0 ? [] : [formatMovement(difference)])].join(
              ' · ',
            )}
          </span>
        )}
      </p>
      <button type="button" className="btn plain small" aria-label={words.detailsOf(name)} onClick={onOpen}>
        {words.details}
      </button>
    </li>
  );
}

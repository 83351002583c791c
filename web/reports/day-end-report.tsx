import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { serverNowMs } from '../clock';
import { readDay } from '../paging/day';
import { DayChoice } from '../paging/day-choice';
import { useWords } from '../words/language';
import { formatMoney } from '../words/money';
import { Answered } from './answered';
import { BalanceTable } from './balance-table';
import { CollectionTable } from './collection-table';
import { Exports } from './exports';
import { dayEndQuery } from './queries';

/** Gün sonu: how a day went, for the drawer and for paper. */
export function DayEndReport() {
  const words = useWords();
  const [search] = useSearchParams();
  const day = readDay(search, serverNowMs());
  const answer = useQuery(dayEndQuery(day));
  return (
    <div className="stack">
      <section className="card tools">
        <DayChoice day={day} />
        <Exports report="day-end" query={{ from: day, to: day }} />
      </section>
      <Answered answer={answer} range={{ from: day, to: day }}>
        {({ isOver, commissionEarned, byInstitution, byUser, total, ...totals }) => (
          <>
            <section className="card stack">
              <div className="row">
                <h2>{words.balance}</h2>
                <p className="muted">{isOver ? words.dayIsOver : words.dayGoesOn}</p>
              </div>
              <BalanceTable totals={totals} />
              <p className="muted">{words.earnedOnDay(formatMoney(commissionEarned))}</p>
            </section>
            {byInstitution.length === 0 ? (
              <section className="card">
                <p className="empty">{words.collectionsEmptyOnDay}</p>
              </section>
            ) : (
              <>
                <section className="card stack">
                  <h2>{words.byInstitution}</h2>
                  <CollectionTable by="institution" title={words.byInstitution} rows={byInstitution} total={total} />
                </section>
                <section className="card stack">
                  <h2>{words.byUser}</h2>
                  <CollectionTable by="user" title={words.byUser} rows={byUser} total={total} />
                </section>
              </>
            )}
          </>
        )}
      </Answered>
    </div>
  );
}

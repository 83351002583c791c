import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { dayOf, instant } from '../../../shared/domain/instant';
import { serverNowMs } from '../../clock';
import { Dialog } from '../../parts/dialog';
import { Failure } from '../../parts/failure';
import { Form } from '../../parts/form';
import { Submit } from '../../parts/submit';
import { formatDay } from '../../words/time';
import { call } from '../call';
import { useSettingsWords } from '../words/settings';
import { HistoryLink } from './history-link';
import { HolidayForm } from './holiday-form';
import '../../style/paging.css';
import '../../style/rows.css';

/** The public holidays of a year. */
export function HolidaysCard({ mayChange }: { mayChange: boolean }) {
  const words = useSettingsWords();
  const cache = useQueryClient();
  const thisYear = Number(dayOf(instant(serverNowMs())).slice(0, 4));
  const [search] = useSearchParams();
  const year = Number(search.get('yil') ?? thisYear);
  const [isAdding, setAdding] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['holidays', year],
    queryFn: async ({ signal }) =>
      (await call('office', 'holidays', { query: { year: String(year) }, signal })).holidays,
    placeholderData: (before) => before,
  });
  const done = () => {
    setAdding(false);
    void cache.invalidateQueries({ queryKey: ['holidays'] });
  };
  return (
    <section className="card stack" aria-labelledby="holidays">
      <div className="row">
        <h2 id="holidays">{words.holidays}</h2>
        {mayChange && (
          <button type="button" className="btn plain small" onClick={() => setAdding(true)}>
            {words.addHoliday}
          </button>
        )}
      </div>
      <p className="hint">{words.holidaysLead}</p>
      <nav className="chips" aria-label={words.year}>
        {[thisYear, thisYear + 1].map((one) => (
          <Link key={one} to={{ search: `yil=${one}` }} aria-current={one === year ? 'true' : undefined}>
            {one}
          </Link>
        ))}
      </nav>
      {error && data === undefined && <Failure title={words.failed} error={error} retry={refetch} />}
      {data?.length === 0 && <p className="empty">{words.noHolidays}</p>}
      <ul className="rows" aria-label={words.holidays}>
        {data?.map(({ day, extent, name }) => (
          <li key={day}>
            <p>
              <b>{formatDay(`${day}T12:00:00Z`)}</b>
              <span className="sub">{name}</span>
            </p>
            <span>{words[extent]}</span>
            <span className="row">
              {mayChange && <HistoryLink subject={`holiday:${day}`} />}
              {mayChange && (
                <Form
                  send={async () => {
                    await call('office', 'dropHoliday', { params: { day } });
                    done();
                  }}
                >
                  <Submit isPlain>{words.remove}</Submit>
                </Form>
              )}
            </span>
          </li>
        ))}
      </ul>
      <Dialog title={words.addHoliday} isOpen={isAdding} onClose={() => setAdding(false)}>
        <HolidayForm onDone={done} />
      </Dialog>
    </section>
  );
}

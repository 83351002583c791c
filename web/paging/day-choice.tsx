import { Link, useNavigate } from 'react-router';
import { type Day, dayAfter, dayOf, instant } from '../../shared/domain/instant';
import { serverNowMs } from '../clock';
import { usePartWords } from '../words/parts';

/** Which day to show: the ones around it, or any up to the latest, today unless said. The choice lives in the address. */
export function DayChoice({ day, latest }: { day: Day; latest?: Day }) {
  const words = usePartWords();
  const navigate = useNavigate();
  const last = latest ?? dayOf(instant(serverNowMs()));
  return (
    <div className="day-choice">
      <label>
        <span>{words.day}</span>
        <input
          key={day}
          type="date"
          defaultValue={day}
          max={last}
          onChange={({ currentTarget }) => {
            if (currentTarget.value !== '' && currentTarget.validity.valid)
              navigate({ search: `day=${currentTarget.value}` });
          }}
        />
      </label>
      <nav className="chips" aria-label={words.day}>
        <Link to={{ search: `day=${dayAfter(day, -1)}` }}>{words.previousDay}</Link>
        {day < last && <Link to={{ search: `day=${dayAfter(day)}` }}>{words.nextDay}</Link>}
        {day < last && latest === undefined && <Link to={{ search: '' }}>{words.today}</Link>}
      </nav>
    </div>
  );
}

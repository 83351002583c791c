import type { SubmitEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { serverNowMs } from '../clock';
import { usePartWords } from '../words/parts';
import { lastDays, type Range, readRange, searchOf, type UsualRange } from './range';

interface RangeFilterProps {
  readonly range: Range;
  /** The ranges to be had at a click; when left out, those of a list that may be shown whole. */
  readonly usual?: readonly UsualRange[];
  /** What else the address says, and goes on saying. */
  readonly kept?: Readonly<Record<string, string>>;
}

/** Which days to show: the usual ranges at a click, any other by its two days. The choice lives in the address. */
export function RangeFilter({ range, usual, kept = {} }: RangeFilterProps) {
  const words = usePartWords();
  const navigate = useNavigate();
  const nowMs = serverNowMs();
  const today = lastDays(1, nowMs).to;
  const show = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    navigate({ search: searchOf({ ...readRange(new FormData(event.currentTarget)), ...kept }) });
  };
  return (
    <div className="range">
      <nav className="chips" aria-label={words.range}>
        {(usual ?? listRanges(words, nowMs)).map((each) => (
          <Link
            key={each.name}
            to={{ search: searchOf({ ...each.range, ...kept }) }}
            aria-current={searchOf(each.range) === searchOf(range) ? 'true' : undefined}
          >
            {each.name}
          </Link>
        ))}
      </nav>
      <form key={searchOf(range)} onSubmit={show}>
        <label>
          <span>{words.from}</span>
          <input type="date" name="from" defaultValue={range.from} max={today} />
        </label>
        <label>
          <span>{words.to}</span>
          <input type="date" name="to" defaultValue={range.to} max={today} />
        </label>
        <button type="submit" className="btn plain">
          {words.apply}
        </button>
      </form>
    </div>
  );
}

function listRanges(words: ReturnType<typeof usePartWords>, nowMs: number): UsualRange[] {
  return [
    { name: words.allTime, range: {} },
    { name: words.today, range: lastDays(1, nowMs) },
    { name: words.lastWeek, range: lastDays(7, nowMs) },
    { name: words.lastMonth, range: lastDays(30, nowMs) },
  ];
}

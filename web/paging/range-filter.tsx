import type { SubmitEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { serverNowMs } from '../clock';
import { useWords } from '../words/language';
import { lastDays, type Range, readRange, searchOf } from './range';

interface RangeFilterProps {
  readonly range: Range;
  /** The ranges at a click; those of lists without an end, when left out. */
  readonly usual?: readonly UsualRange[];
  /** What else the address says and must go on saying. */
  readonly kept?: Readonly<Record<string, string>>;
}

/** Which days to show: the usual ranges at a click, any other by its two days. The choice lives in the address. */
export function RangeFilter({ range, usual = useListRanges(), kept = {} }: RangeFilterProps) {
  const words = useWords();
  const navigate = useNavigate();
  const today = dayOf(instant(serverNowMs()));
  const searchFor = (wanted: Range) => searchOf({ ...wanted, ...kept });
  const show = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    navigate({ search: searchFor(readRange(new FormData(event.currentTarget))) });
  };
  return (
    <div className="range">
      <nav className="chips" aria-label={words.range}>
        {usual.map((each) => (
          <Link
            key={each.name}
            to={{ search: searchOf(each.range) }}
            aria-current={searchOf(each.range) === searchOf(range) ? 'true' : undefined}
          >
            {each.name}
          </Link>
        ))}
      </nav>
      <form key={searchOf(range)} onSubmit={show}>
        <label>
          <span>{words.from}</span>
          <input type="date" name="from" defaultValue={range.from} max={today.to} />
        </label>
        <label>
          <span>{words.to}</span>
          <input type="date" name="to" defaultValue={range.to} max={today.to} />
        </label>
        <button type="submit" className="btn plain">
          {words.apply}
        </button>
      </form>
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { type Range, searchOf } from '../paging/range';
import { useWords } from '../words/language';
import { formatMoney } from '../words/money';
import { formatDay } from '../words/time';
import { Answered } from './answered';
import { FigureTable } from './figure-table';
import { loadingsQuery } from './queries';
import { RangeReport } from './range-report';

/** Yüklemeler: what was loaded on each day of a range, and the way to the single loadings. */
export function LoadingsReport() {
  return <RangeReport report="loadings">{(range) => <Figures range={range} />}</RangeReport>;
}

function Figures({ range }: { range: Required<Range> }) {
  const words = useWords();
  const answer = useQuery(loadingsQuery(range));
  return (
    <Answered answer={answer} range={range} isEmpty={({ rows }) => rows.length === 0} empty={words.loadingsEmpty}>
      {({ rows, total }) => (
        <>
          <FigureTable
            title={words.loadings}
            rowsAre={words.day}
            rows={rows.map(({ day, loaded }) => ({ key: day, name: formatDay(day), figures: loaded }))}
            total={total}
            columns={[
              { name: words.count, tell: ({ count }) => count },
              { name: words.amount, tell: ({ amount }) => formatMoney(amount) },
            ]}
          />
          <p className="onward">
            <Link to={`/raporlar/hareketler${searchOf({ ...range, ...{ kind: 'transfer' } })}`}>
              {words.singleLoadings}
            </Link>
          </p>
        </>
      )}
    </Answered>
  );
}

import { useQuery } from '@tanstack/react-query';
import type { Range } from '../paging/range';
import { useWords } from '../words/language';
import { formatMoney } from '../words/money';
import { formatDay } from '../words/time';
import { Answered } from './answered';
import { FigureTable } from './figure-table';
import { commissionsQuery } from './queries';
import { RangeReport } from './range-report';

/** Komisyonlar: commission earned and posted on each day of a range. */
export function CommissionsReport() {
  return <RangeReport report="commissions">{(range) => <Figures range={range} />}</RangeReport>;
}

function Figures({ range }: { range: Required<Range> }) {
  const words = useWords();
  const answer = useQuery(commissionsQuery(range));
  return (
    <Answered answer={answer} range={range} isEmpty={({ rows }) => rows.length === 0} empty={words.commissionsEmpty}>
      {({ rows, total }) => (
        <>
          <FigureTable
            title={words.commissions}
            rowsAre={words.day}
            rows={rows.map((row) => ({ key: row.day, name: formatDay(row.day), figures: row }))}
            total={total}
            columns={[
              { name: words.commissionEarned, tell: ({ earned }) => formatMoney(earned) },
              { name: words.commissionPosted, tell: ({ posted }) => formatMoney(posted) },
            ]}
          />
          <p className="hint onward">{words.commissionsHint}</p>
        </>
      )}
    </Answered>
  );
}

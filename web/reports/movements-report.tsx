import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { EntryKind } from '../../shared/domain/ledger';
import { Pager } from '../paging/pager';
import type { Range } from '../paging/range';
import { EntryTable } from '../statement/entry-table';
import { useWords } from '../words/language';
import { Answered } from './answered';
import { BalanceTable } from './balance-table';
import { Choice } from './choice';
import { movementsQuery, movementTotalsQuery } from './queries';
import { RangeReport } from './range-report';
import { readChoice } from './read-choice';

const kinds = ['transfer', 'payment', 'refund', 'commission', 'adjustment'] as const satisfies readonly EntryKind[];

/** Hareketler: how the balance went through a range, and every entry of it or those of one kind. */
export function MovementsReport() {
  const words = useWords();
  const [search] = useSearchParams();
  const kind = readChoice(search, 'kind', kinds);
  const options = [
    { value: 'all', name: words.allKinds } as const,
    ...kinds.map((value) => ({ value, name: words[value] })),
  ];
  const kept = kind === undefined ? {} : { kind };
  return (
    <RangeReport
      report="movements"
      kept={kept}
      choice={<Choice label={words.kind} name="kind" chosen={kind ?? 'all'} options={options} />}
    >
      {(range) => (
        <>
          <Totals range={range} />
          <Entries range={range} kept={kept} page={search.get('page') ?? undefined} />
        </>
      )}
    </RangeReport>
  );
}

function Totals({ range }: { range: Required<Range> }) {
  const answer = useQuery(movementTotalsQuery(range));
  return (
    <Answered answer={answer} range={range}>
      {(totals) => <BalanceTable totals={totals} />}
    </Answered>
  );
}

interface EntriesProps {
  readonly range: Required<Range>;
  readonly kept: { readonly kind?: EntryKind };
  readonly page: string | undefined;
}

function Entries({ range, kept, page }: EntriesProps) {
  const words = useWords();
  const answer = useQuery(movementsQuery({ ...range, ...kept, ...(page && { page }) }));
  const { data } = answer;
  return (
    <div className="list">
      <h2>{words.entries}</h2>
      <Answered
        answer={answer}
        isEmpty={({ entries }) => entries.length === 0}
        empty={data?.next === undefined ? words.entriesEmptyInRange : words.noneOnThisPage}
      >
        {({ entries }) => <EntryTable label={words.entries} entries={entries} awaited={0} />}
      </Answered>
      {(page ?? data?.next) && <p className="on-paper">{words.onlyThisPage}</p>}
      {data && <Pager page={page} next={data.next} />}
    </div>
  );
}

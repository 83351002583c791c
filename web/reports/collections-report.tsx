import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { CollectionOrder } from '../../shared/domain/report';
import type { Range } from '../paging/range';
import { useWords } from '../words/language';
import { Answered } from './answered';
import { Choice } from './choice';
import { CollectionTable } from './collection-table';
import { collectionsQuery } from './queries';
import { RangeReport } from './range-report';
import { readChoice } from './read-choice';

const orders = ['day', 'institution', 'user'] as const satisfies readonly CollectionOrder[];

/** Tahsilat: what was collected in a range, by day, institution or user. */
export function CollectionsReport() {
  const words = useWords();
  const [search] = useSearchParams();
  const by = readChoice(search, 'by', orders) ?? 'day';
  const names = { day: words.byDay, institution: words.byInstitution, user: words.byUser };
  const options = orders.map((value) => ({ value, name: names[value] }));
  return (
    <RangeReport
      report="collections"
      kept={by === 'day' ? {} : { by }}
      choice={<Choice label={words.by} name="by" chosen={by} options={options} />}
    >
      {(range) => <Figures by={by} range={range} title={names[by]} />}
    </RangeReport>
  );
}

function Figures({ by, range, title }: { by: CollectionOrder; range: Required<Range>; title: string }) {
  const words = useWords();
  const answer = useQuery(collectionsQuery({ ...range, by }));
  return (
    <Answered answer={answer} range={range} isEmpty={({ rows }) => rows.length === 0} empty={words.collectionsEmpty}>
      {({ rows, total }) => <CollectionTable by={by} title={title} rows={rows} total={total} />}
    </Answered>
  );
}

import type { CollectionRow } from '../../shared/api/reports';
import type { CollectionOrder, CollectionTotal } from '../../shared/domain/report';
import { useWords } from '../words/language';
import { formatMoney } from '../words/money';
import { formatDay } from '../words/time';
import { FigureTable } from './figure-table';
import { TallyFigure } from './tally-figure';

interface CollectionTableProps {
  readonly by: CollectionOrder;
  readonly title: string;
  readonly rows: readonly CollectionRow[];
  readonly total: CollectionTotal;
}

/** Collections by day, institution or user, in the order they came, and what they come to. */
export function CollectionTable({ by, title, rows, total }: CollectionTableProps) {
  const words = useWords();
  const heads = { day: words.day, institution: words.institution, user: words.user };
  return (
    <FigureTable<CollectionTotal>
      title={title}
      rowsAre={heads[by]}
      rows={rows.map((row) => ({ key: row.key, name: by === 'day' ? formatDay(row.key) : row.name, figures: row }))}
      total={total}
      columns={[
        { name: words.payment, tell: ({ paid }) => <TallyFigure tally={paid} /> },
        { name: words.refund, tell: ({ refunded }) => <TallyFigure tally={refunded} /> },
        { name: words.fee, tell: ({ fees }) => formatMoney(fees) },
        { name: words.commission, tell: ({ commission }) => formatMoney(commission) },
        { name: words.collected, tell: ({ collected }) => formatMoney(collected) },
      ]}
    />
  );
}

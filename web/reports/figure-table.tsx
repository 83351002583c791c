import type { ReactNode } from 'react';
import { useWords } from '../words/language';
import '../style/figures.css';

/** A column of figures, and how to tell one. */
export interface FigureColumn<Figures> {
  readonly name: string;
  readonly tell: (figures: Figures) => ReactNode;
}

interface FigureTableProps<Figures> {
  readonly title: string;
  /** What the rows are: the head of their names' column. */
  readonly rowsAre: string;
  readonly rows: readonly { readonly key: string; readonly name: string; readonly figures: Figures }[];
  readonly total: Figures;
  /** The last one is what matters most. */
  readonly columns: readonly FigureColumn<Figures>[];
}

/** Figures by name with their sum below; a card for each name on phones. */
export function FigureTable<Figures>({ title, rowsAre, rows, total, columns }: FigureTableProps<Figures>) {
  const words = useWords();
  const cells = (figures: Figures) =>
    columns.map(({ name, tell }) => (
      <td key={name}>
        <span className="label">{name}</span>
        {tell(figures)}
      </td>
    ));
  return (
    <table className="figures" aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{rowsAre}</th>
          {columns.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, figures }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            {cells(figures)}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.total}</th>
          {cells(total)}
        </tr>
      </tfoot>
    </table>
  );
}

import type { ControlHead } from '../../../shared/domain/control';
import { explainedBy } from '../../../shared/domain/explained';
import { formatMoney, formatMovement } from '../../words/money';
import { formatDay } from '../../words/time';
import { useControlWords } from '../words/control';
import '../../style/figures.css';

interface Row {
  readonly name: string;
  readonly amount: number;
  readonly count?: number;
}

/** The sums of an account's day: the bank's way from opening to closing, what explains it here, and the ledger's word. */
export function ControlSums({ control }: { control: ControlHead }) {
  const words = useControlWords();
  const { opening, closing, lines, ours, aroundMidnight, difference, books } = control;
  const parts = (['credited', 'suspense', 'returned', 'ignored', 'outgoing'] as const)
    .map((part): Row => ({ name: words[part], ...ours[part] }))
    .filter(({ count }) => count !== 0);
  const midnight: Row[] = aroundMidnight === 0 ? [] : [{ name: words.aroundMidnight, amount: aroundMidnight }];
  return (
    <>
      <Sums
        title={words.atBank}
        first={opening}
        firstName={words.opening}
        rows={[{ name: words.lines(lines.count), amount: lines.amount }]}
        last={closing === undefined ? undefined : formatMoney(closing)}
        lastName={words.closing}
      />
      <Sums
        title={words.here}
        rows={[...parts, ...midnight, { name: words.explained, amount: explainedBy(control) }]}
        last={difference === undefined ? undefined : formatMovement(difference)}
        lastName={words.difference}
      />
      {books && (
        <Sums
          title={`${words.ledger}, ${words.upTo(formatDay(`${books.upTo}T12:00:00Z`))}`}
          rows={[
            { name: words.byLedger, amount: books.ledger },
            { name: words.byTransfers, amount: books.transfers },
            ...(books.byHand === 0 ? [] : [{ name: words.byHand, amount: books.byHand }]),
          ]}
          last={formatMovement(books.ledger - books.transfers)}
          lastName={words.difference}
        />
      )}
    </>
  );
}

interface SumsProps {
  readonly title: string;
  readonly first?: number | undefined;
  readonly firstName?: string;
  readonly rows: readonly Row[];
  readonly last: string | undefined;
  readonly lastName: string;
}

function Sums({ title, first, firstName, rows, last, lastName }: SumsProps) {
  const words = useControlWords();
  return (
    <div>
      <table className="figures steady">
        <caption>{title}</caption>
        <tbody>
          {first !== undefined && (
            <tr>
              <th scope="row">{firstName}</th>
              <td>{formatMoney(first)}</td>
            </tr>
          )}
          {rows.map(({ name, amount, count }) => (
            <tr key={name}>
              <th scope="row">
                {name} {count !== undefined && <span className="muted">{words.lines(count)}</span>}
              </th>
              <td>{formatMovement(amount)}</td>
            </tr>
          ))}
        </tbody>
        {last !== undefined && (
          <tfoot>
            <tr>
              <th scope="row">{lastName}</th>
              <td>{last}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

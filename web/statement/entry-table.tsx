import type { StatementLine } from '../../shared/api/balance';
import { useWords } from '../words/language';
import { EntryRow } from './entry-row';
import { EntryRowSkeleton } from './entry-row-skeleton';
import '../style/entries.css';

interface EntryTableProps {
  readonly label: string;
  /** Undefined while they are on their way. */
  readonly entries: readonly StatementLine[] | undefined;
  /** How many rows to keep free for entries on their way. */
  readonly awaited: number;
  readonly isBusy?: boolean;
}

/** Entries of the account, newest first, with the balance after each; a card each on phones. */
export function EntryTable({ label, entries, awaited, isBusy = entries === undefined }: EntryTableProps) {
  const words = useWords();
  return (
    <table className="entries" aria-label={label} aria-busy={isBusy}>
      <thead>
        <tr>
          <th scope="col">{words.date}</th>
          <th scope="col">{words.entry}</th>
          <th scope="col" className="num">
            {words.amount}
          </th>
          <th scope="col" className="num">
            {words.balanceAfter}
          </th>
        </tr>
      </thead>
      <tbody>
        {entries?.map((entry) => <EntryRow key={entry.seq} entry={entry} />) ??
          Array.from(Array(awaited).keys(), (row) => <EntryRowSkeleton key={row} />)}
      </tbody>
    </table>
  );
}

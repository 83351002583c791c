import { useQuery } from '@tanstack/react-query';
import type { StatementFileHead, StatementResult } from '../../../shared/domain/statement-file';
import { Failure } from '../../parts/failure';
import { Skeleton } from '../../parts/skeleton';
import { formatAmount } from '../../words/money';
import { useAccountNames } from '../accounts';
import { call } from '../call';
import { useControlWords, useReasonWords, useUseWords } from '../words/control';

/** What was understood of a file: each statement with its balances, and what was not believed, with its place. */
export function StatementResults({ file: { account, id, readAt } }: { file: StatementFileHead }) {
  const words = useControlWords();
  const reasons = useReasonWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['statement', account, id, readAt],
    queryFn: ({ signal }) => call('control', 'statement', { params: { account, id }, signal }),
  });
  if (error) return <Failure title={words.failed} error={error} retry={refetch} />;
  if (data === undefined) return <Skeleton width={20} />;
  return (
    <div className="stack">
      <ul className="rows" aria-label={words.statementCount(data.statementCount)}>
        {data.statements.map((statement) => (
          <Result key={statement.fromLine} statement={statement} />
        ))}
      </ul>
      {data.refusals.length > 0 && <h3>{words.refusals}</h3>}
      {data.refusals.length > 0 && (
        <ul className="rows" aria-label={words.refusals}>
          {data.refusals.map(({ line, column, reason }) => (
            <li key={`${line} ${column} ${reason}`}>
              <b>{words.place(line, column)}</b>
              <span>{reasons[reason]}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Result({ statement }: { statement: StatementResult }) {
  const words = useControlWords();
  const uses = useUseWords();
  const names = useAccountNames();
  const { format, account, named, currency = '', opening, closing, lines, received, sent, use } = statement;
  const write = (amount: number | undefined) => (amount === undefined ? '?' : `${formatAmount(amount)} ${currency}`);
  return (
    <li>
      <p>
        <b>
          {format} · {(account && names.account(account)) ?? named ?? words.unknownAccount}
        </b>
        <span className="sub">
          {write(opening?.amount)} → {write(closing?.amount)}
        </span>
        <span className="sub">
          {words.lines(lines)} · {words.received} {write(received)} · {words.sent} {write(sent)}
        </span>
      </p>
      <p>
        <span className="tag">{uses[use]}</span>
      </p>
    </li>
  );
}

import type { SuspenseRow } from '../../../shared/api/suspense';
import { serverNowMs } from '../../clock';
import { formatMoney } from '../../words/money';
import { useReasonWords, useSuspenseWords } from '../words/suspense';
import { ageOf } from './age';
import type { TransferKey } from './queries';
import '../../style/tag.css';

interface QueueProps {
  readonly rows: readonly SuspenseRow[];
  readonly chosen: TransferKey | undefined;
  readonly onChoose: (row: TransferKey) => void;
}

/** What waits, in the queue's order; one of them is open beside it. */
export function Queue({ rows, chosen, onChoose }: QueueProps) {
  const words = useSuspenseWords();
  return (
    <ul className="queue" aria-label={words.queue}>
      {rows.map((row) => (
        <li key={`${row.account}:${row.id}`}>
          <button
            type="button"
            aria-current={row.account === chosen?.account && row.id === chosen?.id}
            onClick={() => onChoose(row)}
          >
            <Row row={row} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Row({
  row: { amount, currency, bank, kind, bookedAt, senderName, reason, isClaimed, isProposed },
}: {
  row: SuspenseRow;
}) {
  const words = useSuspenseWords();
  const reasons = useReasonWords();
  const from = kind === 'OTHER' ? bank : `${bank} ${kind}`;
  return (
    <>
      <span>
        <b>{currency === 'TRY' ? formatMoney(amount) : `${formatMoney(amount).slice(0, -1)}${currency}`}</b>
        <span className="sub">
          {from} · {ageOf(Date.parse(bookedAt), serverNowMs(), words)}
        </span>
      </span>
      <span>
        {senderName ?? words.nameless}
        <span className="sub">{(reason && reasons[reason]) ?? reason}</span>
        {isClaimed && <span className="tag wait">{words.claimed}</span>}
        {isProposed && <span className="tag">{words.proposed}</span>}
      </span>
    </>
  );
}

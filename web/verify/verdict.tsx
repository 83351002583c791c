import type { Receipt, ReceiptState } from '../../shared/domain/receipt';
import { tellRefusedCancellation } from '../payments/reason';
import { useWords } from '../words/language';
import { formatMoment } from '../words/time';

interface VerdictProps {
  readonly state: ReceiptState | 'missing';
  readonly cancelledAt?: string | undefined;
  /** How a cancellation went that was asked for in vain. */
  readonly refused?: Receipt['refusedCancellation'];
}

/** Whether a receipt holds, before anything else it says. */
export function Verdict({ state, cancelledAt, refused }: VerdictProps) {
  const words = useWords();
  const verdicts = {
    paid: { tone: 'good', name: words.receiptHolds, meaning: words.receiptHoldsHint },
    cancelling: { tone: '', name: words.receiptCancelling, meaning: words.receiptCancellingHint },
    cancelled: { tone: 'bad', name: words.cancelled, meaning: words.receiptCancelledHint },
    missing: { tone: 'bad', name: words.receiptMissing, meaning: words.receiptMissingHint },
  };
  const { tone, name, meaning } = verdicts[state];
  return (
    <div className={`note verdict ${tone}`} role="status">
      <p>
        <b>{name}</b>
        {cancelledAt && <span> · {formatMoment(cancelledAt)}</span>}
      </p>
      <p>{meaning}</p>
      {refused && (
        <p>
          {words.receiptRefusedHint(formatMoment(refused.refusedAt), tellRefusedCancellation(refused.reason, words))}
        </p>
      )}
    </div>
  );
}

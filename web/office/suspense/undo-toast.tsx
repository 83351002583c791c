import { useState } from 'react';
import type { SuspenseDetail } from '../../../shared/api/suspense';
import { tellFailure } from '../../refused';
import { useTimeLeft } from '../../time-left';
import { formatMoney } from '../../words/money';
import { useLanguage } from '../../words/speech';
import { formatCountdown } from '../../words/time';
import { call } from '../call';
import { type SuspenseWords, useSuspenseWords } from '../words/suspense';

interface UndoToastProps {
  /** The transfer as it was decided. */
  readonly decided: SuspenseDetail;
  readonly onUndone: () => void;
}

/** What was just decided, with the way to take it back while that is possible. */
export function UndoToast({ decided, onUndone }: UndoToastProps) {
  const words = useSuspenseWords();
  const { language } = useLanguage();
  const { undoableUntil, account, id } = decided;
  const leftMs = useTimeLeft(undoableUntil === undefined ? 0 : Date.parse(undoableUntil));
  const [told, setTold] = useState<string>();
  const undo = async () => {
    try {
      await call('suspense', 'undo', { params: { account, id }, body: {} });
      setTold(words.undone);
      onUndone();
    } catch (error) {
      setTold(tellFailure(error, language));
    }
  };
  if (told !== undefined) return <p className="toast">{told}</p>;
  return (
    <p className="toast">
      {tellDecision(decided, words)}
      {leftMs > 0 && (
        <button type="button" className="btn plain small" onClick={() => void undo()}>
          {words.undo} {formatCountdown(leftMs)}
        </button>
      )}
    </p>
  );
}

function tellDecision({ state, amount, credited }: SuspenseDetail, words: SuspenseWords): string {
  const money = formatMoney(amount);
  if (state === 'returned') return words.doneReturned(money);
  if (state === 'ignored') return words.doneIgnored(money);
  if (state === 'suspense') return words.doneProposed(money);
  return [words.doneCredited(money), ...credited.map(({ code }) => code)].join(' · ');
}

import type { ShownPayment } from '../../shared/api/bills';
import { useTimeLeft } from '../time-left';
import { useWords } from '../words/language';
import { formatCountdown } from '../words/time';
import { tellReason } from './reason';

/** What a payment's state means for the agent, and what happens next. Nothing for a paid one. */
export function StateHint({ payment: { state, refusal, nextAskAt } }: { payment: ShownPayment }) {
  const words = useWords();
  if (state === 'pending') {
    return (
      <>
        {words.pendingHint} {nextAskAt && <NextAsk at={nextAskAt} />}
      </>
    );
  }
  if (state === 'manual') return words.manualHint;
  if (state === 'refused') return words.refusedHint(tellReason(refusal, words));
  if (state === 'cancelling') return words.cancellingHint;
  return state === 'cancelled' ? words.cancelledHint : null;
}

/** When the bank is asked next about an open payment, counted down on the server's time. */
export function NextAsk({ at }: { at: string }) {
  const words = useWords();
  const leftMs = useTimeLeft(Date.parse(at));
  return <span className="next">{leftMs > 0 ? words.askedAgainIn(formatCountdown(leftMs)) : words.askedNow}</span>;
}

import { useEffect, useState } from 'react';
import type { Receipt } from '../../shared/domain/receipt';
import { call } from '../call';
import { Failure } from '../parts/failure';
import { isRefused } from '../refused';
import { ReceiptFacts } from './receipt-facts';
import { ReceiptSkeleton } from './receipt-skeleton';
import { Verdict } from './verdict';

type Answer = { readonly receipt: Receipt } | { readonly error: unknown };

/** Asks once what a token proves, and says it. */
export function Verification({ token, retry }: { token: string; retry: () => void }) {
  const [answer, setAnswer] = useState<Answer>();
  useEffect(() => {
    const leaving = new AbortController();
    const show = (next: Answer) => {
      if (!leaving.signal.aborted) setAnswer(next);
    };
    call('receipts', 'verify', { params: { token }, signal: leaving.signal }).then(
      (receipt) => show({ receipt }),
      (error: unknown) => show({ error }),
    );
    return () => leaving.abort();
  }, [token]);

  if (answer === undefined) return <ReceiptSkeleton />;
  if ('receipt' in answer) {
    return (
      <div className="verified stack">
        <Verdict
          state={answer.receipt.state}
          cancelledAt={answer.receipt.cancelledAt}
          refused={answer.receipt.refusedCancellation}
        />
        <ReceiptFacts receipt={answer.receipt} />
      </div>
    );
  }
  return isRefused(answer.error, 'not-found', 'no-receipt', 'invalid-request') ? (
    <Verdict state="missing" />
  ) : (
    <Failure error={answer.error} retry={retry} />
  );
}

import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from 'react-router';
import type { ShownPayment } from '../../shared/api/bills';
import { answerSeen, useAwaitedAnswers } from '../cancellation/awaited-answers';
import { paymentQuery } from '../payments/queries';
import { isRefused } from '../refused';
import { useSpeech } from '../words/language';
import { formatPeriod } from '../words/time';

const ASKED_EVERY_MS = 60_000;

/** Tells what the bank answered to cancellations reported on this device, on whatever page, until somebody has seen it. */
export function CancellationNotices() {
  return useAwaitedAnswers().map((id) => <CancellationNotice key={id} id={id} />);
}

function CancellationNotice({ id }: { id: ShownPayment['id'] }) {
  const { words, language } = useSpeech();
  const { data: payment, error } = useQuery({
    ...paymentQuery(id),
    refetchInterval: ({ state: { data } }) =>
      data === undefined || data.state === 'cancelling' ? ASKED_EVERY_MS : false,
  });
  const isForeign = isRefused(error, 'not-found', 'invalid-request');
  useEffect(() => {
    if (isForeign) answerSeen(id);
  }, [isForeign, id]);
  if (payment === undefined || payment.state === 'cancelling') return null;
  const isAccepted = payment.state === 'cancelled';
  const bill = `${payment.institutionName} · ${formatPeriod(payment.period, language)}`;
  return (
    <p className={isAccepted ? 'notice' : 'notice bad'}>
      <Link to={`/odemeler/${id}`} onClick={() => answerSeen(id)}>
        {isAccepted ? words.noticeCancelled(bill) : words.noticeNotCancelled(bill)}
      </Link>
      <button type="button" className="link" onClick={() => answerSeen(id)}>
        {words.close}
      </button>
    </p>
  );
}

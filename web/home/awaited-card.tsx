import { isAwaited } from '../payments/follow';
import { PaymentTable } from '../payments/payment-table';
import { usePayments } from '../payments/queries';
import { useWords } from '../words/language';

/** Sonucu beklenenler: the newest payments whose outcome is open; nothing when there are none. */
export function AwaitedCard() {
  const words = useWords();
  const { data } = usePayments({});
  const awaited = data?.payments.filter(isAwaited) ?? [];
  if (awaited.length === 0) return null;
  return (
    <section className="card awaited" aria-labelledby="awaited">
      <h2 id="awaited">{words.awaited}</h2>
      <PaymentTable label={words.awaited} payments={awaited} />
    </section>
  );
}

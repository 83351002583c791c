import { useEffect, useRef, useState } from 'react';
import type { InquiryResult, QuotedBill } from '../../shared/api/bills';
import { isAwaited } from '../payments/follow';
import { usePayments } from '../payments/queries';
import type { Refused } from '../refused';
import { useTimeLeft } from '../time-left';
import { useWords } from '../words/language';
import { amountTyped, type BasketItem, type FoundSubscription, isPaymentOf } from './basket';
import { likelyChoice, payableBills, toggle } from './choice';
import { PayPanel } from './pay-panel';
import { useInstitutions } from './queries';
import { RefusedInquiry } from './refused-inquiry';
import { SubscriptionBills } from './subscription-bills';

interface ResultsProps {
  readonly results: readonly InquiryResult[];
  readonly refusal: Refused | undefined;
  readonly onPay: (items: readonly BasketItem[]) => void;
  readonly onAgain: () => void;
}

/** What the inquiry found: every subscription with its bills to choose from, and what the chosen ones come to. */
export default function Results({ results, refusal, onPay, onAgain }: ResultsProps) {
  const words = useWords();
  const top = useRef<HTMLElement>(null);
  const { data: institutions = [] } = useInstitutions();
  const { data: recent } = usePayments({});
  const found = results.filter((result) => result.outcome === 'bills');
  const [chosen, setChosen] = useState<ReadonlySet<string>>();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const expiresAtMs = Math.min(...found.map(({ expiresAt }) => Date.parse(expiresAt)));
  const leftMs = useTimeLeft(expiresAtMs);
  const hasBills = found.some(({ bills }) => bills.length > 0);

  useEffect(() => top.current?.focus(), []);

  const orderOf = ({ institution }: FoundSubscription) =>
    institutions.find(({ id }) => id === institution)?.order ?? 'oldest-first';
  const payableOf = (subscription: FoundSubscription): QuotedBill[] =>
    payableBills(subscription.bills, orderOf(subscription), (bill) =>
      (recent?.payments ?? []).some((payment) => isAwaited(payment) && isPaymentOf(payment, subscription, bill)),
    );
  const likely = () => new Set(found.flatMap((subscription) => likelyChoice(payableOf(subscription))));
  const marked = chosen ?? likely();
  const basket = found.flatMap((subscription) =>
    payableOf(subscription)
      .filter(({ id }) => marked.has(id))
      .map((bill): BasketItem => ({ bill, subscription, amount: amountTyped(bill, typed[bill.id]) })),
  );

  return (
    <section ref={top} className="card results" aria-label={words.results} tabIndex={-1}>
      {results.map((result) =>
        result.outcome === 'refused' ? (
          <RefusedInquiry key={keyOf(result)} result={result} />
        ) : (
          <SubscriptionBills
            key={keyOf(result)}
            subscription={result}
            order={orderOf(result)}
            payable={payableOf(result)}
            chosen={marked}
            typed={typed}
            isExpired={leftMs === 0}
            onToggle={(id) => setChosen(toggle(marked, payableOf(result), id, orderOf(result)))}
            onType={(id, text) => setTyped({ ...typed, [id]: text })}
          />
        ),
      )}
      {hasBills && <PayPanel basket={basket} leftMs={leftMs} refusal={refusal} onPay={onPay} onAgain={onAgain} />}
    </section>
  );
}

function keyOf({ institution, keys }: InquiryResult): string {
  return JSON.stringify([institution, keys]);
}

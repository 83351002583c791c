import type { ShownPayment } from '../../shared/api/bills';
import { useWords } from '../words/language';
import { PaymentRow } from './payment-row';
import { PaymentRowSkeleton } from './payment-row-skeleton';
import '../style/entries.css';
import '../style/payments.css';

interface PaymentTableProps {
  readonly label: string;
  /** Undefined while they are on their way. */
  readonly payments: readonly ShownPayment[] | undefined;
  /** How many rows to keep free for payments on their way. */
  readonly awaited?: number;
  readonly isBusy?: boolean;
}

/** Payments, newest first, each with its state and the way to everything about it; a card each on phones. */
export function PaymentTable({ label, payments, awaited = 0, isBusy = payments === undefined }: PaymentTableProps) {
  const words = useWords();
  return (
    <table className="entries payments" aria-label={label} aria-busy={isBusy}>
      <thead>
        <tr>
          <th scope="col">{words.date}</th>
          <th scope="col">{words.payment}</th>
          <th scope="col">{words.state}</th>
          <th scope="col" className="num">
            {words.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {payments?.map((payment) => <PaymentRow key={payment.id} payment={payment} />) ??
          Array.from(Array(awaited).keys(), (row) => <PaymentRowSkeleton key={row} />)}
      </tbody>
    </table>
  );
}

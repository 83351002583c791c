import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { ShownPayment } from '../../shared/api/bills';
import { network } from '../../shared/domain/network';
import { CancellationForm } from '../cancellation/cancellation-form';
import { Failure } from '../parts/failure';
import { Page } from '../parts/page';
import { ReceiptButtons } from '../receipts/receipt-buttons';
import { RequestFacts } from '../receipts/request-facts';
import { RequestForm } from '../receipts/request-form';
import { isRefused } from '../refused';
import { useShell } from '../shell/shell-context';
import { useWords } from '../words/language';
import { CancellationFacts } from './cancellation-facts';
import { PaymentFacts } from './payment-facts';
import { PaymentSkeleton } from './payment-skeleton';
import { paymentQuery } from './queries';
import '../style/payment.css';
import '../style/print.css';

/** Everything about one payment, followed while its outcome is open. */
export default function PaymentPage() {
  const words = useWords();
  const { agent } = useShell().me;
  const { id = '' } = useParams();
  // What paying answered lacks what may be done about the payment: it is asked for again, however fresh.
  const query = { ...paymentQuery(id as ShownPayment['id']), refetchOnMount: 'always' } as const;
  const { data: payment, error, refetch } = useQuery(query);
  const isMissing = isRefused(error, 'not-found', 'invalid-request');
  return (
    <Page title={words.paymentTitle}>
      <div className="stack payment-page">
        <p className="on-paper">
          <b>{agent.title}</b> · {agent.number} · {network.name}
        </p>
        {payment ? (
          <>
            <PaymentFacts payment={payment} />
            {payment.cancellation && <CancellationFacts cancellation={payment.cancellation} />}
            {payment.requestableOn && <RequestForm payment={payment} ground={payment.requestableOn} />}
            {payment.receiptRequest && (
              <RequestFacts
                id={payment.id}
                institutionName={payment.institutionName}
                request={payment.receiptRequest}
              />
            )}
            <ReceiptButtons payment={payment} />
            {payment.cancellableUntil && <CancellationForm id={payment.id} until={payment.cancellableUntil} />}
          </>
        ) : isMissing ? (
          <p className="card">{words.paymentMissing}</p>
        ) : error ? (
          <Failure error={error} retry={refetch} />
        ) : (
          <PaymentSkeleton />
        )}
        <Link className="off-paper" to="/odemeler">
          {words.allPayments}
        </Link>
      </div>
    </Page>
  );
}

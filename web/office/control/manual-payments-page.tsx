import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { ManualPayment } from '../../../shared/api/control';
import { Pager } from '../../paging/pager';
import { ChoiceField } from '../../parts/choice-field';
import { Dialog } from '../../parts/dialog';
import { Failure } from '../../parts/failure';
import { Form } from '../../parts/form';
import { Page } from '../../parts/page';
import { Skeleton } from '../../parts/skeleton';
import { Submit } from '../../parts/submit';
import { TextArea } from '../../parts/text-area';
import { formatMoney } from '../../words/money';
import { formatMoment } from '../../words/time';
import { call } from '../call';
import { useControlWords } from '../words/control';
import '../../style/paging.css';
import '../../style/rows.css';

/** Bekleyen ödemeler: payments whose outcome people must find out, oldest first. */
export default function ManualPaymentsPage() {
  const words = useControlWords();
  const cache = useQueryClient();
  const [search] = useSearchParams();
  const page = search.get('page') ?? undefined;
  const [open, setOpen] = useState<ManualPayment>();
  const { data, error, refetch } = useQuery({
    queryKey: ['manual-payments', page],
    queryFn: ({ signal }) => call('control', 'manualPayments', { query: page === undefined ? {} : { page }, signal }),
  });
  const settle = async (fields: FormData) => {
    if (open === undefined) return;
    const outcome = fields.get('outcome') === 'paid' ? 'paid' : 'refused';
    const body = { outcome, reason: String(fields.get('reason')) } as const;
    await call('control', 'settlePayment', { params: { agent: open.agent, id: open.id }, body });
    setOpen(undefined);
    void cache.invalidateQueries({ queryKey: ['manual-payments'] });
    void cache.invalidateQueries({ queryKey: ['count'] });
  };
  return (
    <Page title={words.payments}>
      <section className="card stack">
        <p className="hint">{words.paymentsLead}</p>
        {error && data === undefined && <Failure title={words.failed} error={error} retry={refetch} />}
        {data === undefined && !error && <Skeleton width={20} />}
        {data?.payments.length === 0 && <p className="empty">{words.noPayments}</p>}
        <ul className="rows" aria-label={words.payments}>
          {data?.payments.map((payment) => (
            <li key={payment.id}>
              <p>
                <b>{payment.institutionName}</b>
                <span className="sub">
                  {[formatMoment(payment.startedAt), payment.subscriber, payment.bill].filter(Boolean).join(' · ')}
                </span>
                <span className="sub">
                  {words.agent} {payment.agent} · <code>{payment.id}</code>
                </span>
              </p>
              <b>{formatMoney(payment.amount + payment.fee)}</b>
              <button
                type="button"
                className="btn plain small"
                aria-label={words.settleOf(`${payment.institutionName} ${payment.bill}`)}
                onClick={() => setOpen(payment)}
              >
                {words.settle}
              </button>
            </li>
          ))}
        </ul>
        {data && <Pager page={page} next={data.next} />}
      </section>
      <Dialog
        title={open?.institutionName ?? words.settle}
        isOpen={open !== undefined}
        onClose={() => setOpen(undefined)}
      >
        <Form key={open?.id ?? ''} send={settle}>
          <ChoiceField name="outcome" label={words.outcome} choices={{ paid: words.paid, refused: words.refused }} />
          <TextArea name="reason" label={words.settleReason} rows={3} minLength={3} maxLength={200} required />
          <Submit>{words.settle}</Submit>
        </Form>
      </Dialog>
    </Page>
  );
}

import type { ShownPayment } from '../../shared/api/bills';
import { useInstitutions } from '../bills/queries';
import { CopyButton } from '../parts/copy-button';
import { useSpeech } from '../words/language';
import { formatMoney } from '../words/money';
import { formatDay, formatMoment, formatPeriod } from '../words/time';
import { Facts } from './facts';
import { StateHint } from './state-hint';
import { StateTag } from './state-tag';

const noteOf: Readonly<Partial<Record<ShownPayment['state'], string>>> = {
  pending: 'note',
  manual: 'note',
  cancelling: 'note',
  refused: 'note bad',
  cancelled: 'note good',
};

/** How a payment stands and what it is made of. */
export function PaymentFacts({ payment }: { payment: ShownPayment }) {
  const { words, language } = useSpeech();
  const { data: institutions = [] } = useInstitutions();
  const { id, state, institution, institutionName, keys, subscriber, period, dueOn } = payment;
  const definitions = institutions.find((each) => each.id === institution)?.keys ?? [];
  const labelOf = (name: string) => definitions.find((key) => key.name === name)?.label[language] ?? name;
  return (
    <section className="card">
      <div className="row standing">
        <h2>
          {institutionName} · {formatPeriod(period, language)}
        </h2>
        <StateTag state={state} />
      </div>
      <p className={noteOf[state]} role="status">
        <StateHint payment={payment} />
      </p>
      <Facts
        facts={[
          [words.subscriber, subscriber],
          ...Object.entries(keys).map(([name, value]) => [labelOf(name), value] as const),
          [words.dueOn, dueOn && formatDay(dueOn)],
          [words.billAmount, formatMoney(payment.amount)],
          [words.fee, formatMoney(payment.fee)],
          [words.total, <b key="total">{formatMoney(payment.amount + payment.fee)}</b>],
          [words.commission, formatMoney(payment.commission)],
          [words.startedAt, formatMoment(payment.startedAt)],
          [words.settledAt, payment.settledAt && formatMoment(payment.settledAt)],
          [
            words.paymentNumber,
            <span key="number" className="number">
              <code>{id}</code> <CopyButton text={id} label={words.copyPaymentNumber} />
            </span>,
          ],
        ]}
      />
    </section>
  );
}

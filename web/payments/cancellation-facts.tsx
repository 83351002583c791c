import type { ShownPayment } from '../../shared/api/bills';
import { useWords } from '../words/language';
import { formatMoment } from '../words/time';
import { Facts } from './facts';
import { tellRefusedCancellation } from './reason';

/** How the cancellation of a payment went so far. */
export function CancellationFacts({ cancellation }: { cancellation: NonNullable<ShownPayment['cancellation']> }) {
  const words = useWords();
  const { reason, reportedAt, closesAt, passedAt, answeredAt, refusal } = cancellation;
  return (
    <section className="card">
      <h2>{words.cancellation}</h2>
      {refusal && (
        <p className="note bad" role="status">
          {words.cancellationRefused} {tellRefusedCancellation(refusal, words)}
        </p>
      )}
      <Facts
        facts={[
          [words.cancellationReason, reason],
          [words.reportedAt, formatMoment(reportedAt)],
          passedAt ? [words.passedAt, formatMoment(passedAt)] : [words.passesAt, formatMoment(closesAt)],
          [words.answeredAt, answeredAt && formatMoment(answeredAt)],
        ]}
      />
    </section>
  );
}

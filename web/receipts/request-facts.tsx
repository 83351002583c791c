import type { ShownPayment } from '../../shared/api/bills';
import { call } from '../call';
import { Alert } from '../parts/alert';
import { Facts } from '../payments/facts';
import { tellFailure } from '../refused';
import { useSpeech } from '../words/language';
import { formatMoment } from '../words/time';
import { useOpening } from './opening';

interface RequestFactsProps {
  readonly id: ShownPayment['id'];
  readonly institutionName: string;
  readonly request: NonNullable<ShownPayment['receiptRequest']>;
}

/** A requested receipt: who asked for it, when and why, and the letter that goes with it to the institution. */
export function RequestFacts({ id, institutionName, request }: RequestFactsProps) {
  const { words, language } = useSpeech();
  const { isRunning, failure, open } = useOpening();
  const { ground, reason, requestedAt, requestedBy } = request;
  return (
    <section className="card stack">
      <h2>{words.receiptRequest}</h2>
      <Facts
        facts={[
          [words.requestGround, ground === 'too-late' ? words.groundTooLate : words.groundRefused],
          [words.requestReason, reason],
          [words.requestedAt, formatMoment(requestedAt)],
          [words.requestedBy, requestedBy],
        ]}
      />
      {failure !== undefined && <Alert>{tellFailure(failure, language)}</Alert>}
      <div className="row off-paper">
        <button
          type="button"
          className="btn plain"
          disabled={isRunning}
          onClick={() => open(() => call('receipts', 'letter', { params: { id } }))}
        >
          {words.printLetter}
        </button>
      </div>
      <p className="hint">{words.requestStepInstitution(institutionName)}</p>
    </section>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import type { ShownPayment } from '../../shared/api/bills';
import type { RequestGround } from '../../shared/domain/receipt-request';
import { call } from '../call';
import { Field } from '../parts/field';
import { Form } from '../parts/form';
import { Submit } from '../parts/submit';
import { useWords } from '../words/language';

interface RequestFormProps {
  readonly payment: ShownPayment;
  readonly ground: RequestGround;
}

/** Dekont talebi: what remains for a paid bill that cannot be cancelled, step by step, and the request itself. */
export function RequestForm({ payment: { id, cancellation, institutionName }, ground }: RequestFormProps) {
  const words = useWords();
  const client = useQueryClient();
  const send = async (fields: FormData) => {
    const body = { reason: String(fields.get('reason')) };
    client.setQueryData(['payment', id], await call('bills', 'requestReceipt', { params: { id }, body }));
  };
  return (
    <section className="card stack off-paper">
      <h2>{words.receiptRequest}</h2>
      <p className="note">{ground === 'too-late' ? words.requestTooLate : words.requestRefused}</p>
      <ol className="request-steps">
        <li>{words.requestStepReceipt}</li>
        <li>{words.requestStepLetter}</li>
        <li>{words.requestStepInstitution(institutionName)}</li>
      </ol>
      <Form send={send}>
        <Field
          name="reason"
          label={words.requestReason}
          required
          minLength={3}
          maxLength={200}
          defaultValue={cancellation?.reason}
          malformed={words.cancelReasonShort}
        />
        <Submit>{words.requestReceipt}</Submit>
      </Form>
    </section>
  );
}

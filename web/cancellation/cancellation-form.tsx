import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ShownPayment } from '../../shared/api/bills';
import type { PaperPurpose } from '../../shared/domain/paper';
import { call } from '../call';
import { DownloadButton } from '../paperwork/download-button';
import { useFormWords } from '../paperwork/words';
import { Field } from '../parts/field';
import { Form } from '../parts/form';
import { Submit } from '../parts/submit';
import { refreshAround } from '../payments/queries';
import { useTimeLeft } from '../time-left';
import { useWords } from '../words/language';
import { formatHour } from '../words/time';
import { awaitAnswer } from './awaited-answers';
import { preparePaper } from './prepare-paper';

const PAPERS = 'application/pdf,image/jpeg,image/png';

/** Reports a bill paid today for cancellation, with its papers, until the closing hour; counts down to it. */
export function CancellationForm({ id, until }: { id: ShownPayment['id']; until: string }) {
  const words = useWords();
  const formWords = useFormWords();
  const client = useQueryClient();
  const leftMs = useTimeLeft(Date.parse(until));
  const isOver = leftMs === 0;

  // From now on the payment offers the way to the receipt instead.
  useEffect(() => {
    if (isOver) void client.invalidateQueries({ queryKey: ['payment', id] });
  }, [isOver, client, id]);

  const send = async (fields: FormData) => {
    const upload = async (name: string, purpose: PaperPurpose) => {
      const content = await preparePaper(fields.get(name) as File);
      return (await call('paperwork', 'upload', { body: { purpose, content } })).id;
    };
    const form = await upload('form', 'cancellation-form');
    const idCopy = await upload('idCopy', 'id-copy');
    const body = { reason: String(fields.get('reason')), form, idCopy };
    client.setQueryData(['payment', id], await call('bills', 'reportCancellation', { params: { id }, body }));
    awaitAnswer(id);
    refreshAround(client);
  };

  return (
    <section className="card stack off-paper">
      <div className="row">
        <h2>{words.cancelBill}</h2>
        <span className="tag wait">{words.cancelTimeLeft(formatHour(until), hoursAndMinutes(leftMs))}</span>
      </div>
      <p className="hint">{words.cancelHint(formatHour(until))}</p>
      {isOver ? (
        <p className="note">{words.cancelTooLate}</p>
      ) : (
        <>
          <div className="row">
            <DownloadButton kind="bill-cancellation" payment={id}>
              {formWords.formForPayment}
            </DownloadButton>
          </div>
          <p className="hint">{formWords.formForPaymentHint}</p>
          <Form send={send}>
            <Field
              name="reason"
              label={words.cancellationReason}
              required
              minLength={3}
              maxLength={200}
              malformed={words.cancelReasonShort}
            />
            <Field
              name="form"
              type="file"
              label={words.cancelForm}
              accept={PAPERS}
              required
              blamedFor={['file-not-accepted']}
            />
            <Field
              name="idCopy"
              type="file"
              label={words.cancelIdCopy}
              accept={PAPERS}
              required
              hint={words.cancelIdCopyHint}
              blamedFor={['file-not-accepted']}
            />
            <Submit>{words.cancelReport}</Submit>
          </Form>
        </>
      )}
    </section>
  );
}

function hoursAndMinutes(ms: number): string {
  const minutes = Math.ceil(ms / 60_000);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

import type { ShownPayment } from '../../shared/api/bills';
import { call } from '../call';
import { Alert } from '../parts/alert';
import { tellFailure } from '../refused';
import { useSpeech } from '../words/language';
import { useOpening } from './opening';

const PROVABLE: readonly ShownPayment['state'][] = ['paid', 'cancelling', 'cancelled'];

/** Prints the receipt of a payment, on a sheet or on the roll; nothing while there is nothing to prove. */
export function ReceiptButtons({ payment: { id, state } }: { payment: Pick<ShownPayment, 'id' | 'state'> }) {
  const { words, language } = useSpeech();
  const { isRunning, failure, open } = useOpening();
  if (!PROVABLE.includes(state)) return null;

  const print = (paper: 'a5' | '80mm') => open(() => call('receipts', 'print', { params: { id }, body: { paper } }));

  return (
    <section className="card stack off-paper">
      <h2>{words.receipt}</h2>
      {failure !== undefined && <Alert>{tellFailure(failure, language)}</Alert>}
      <div className="row printing">
        <button type="button" className="btn plain" disabled={isRunning} onClick={() => print('a5')}>
          {words.receiptA5}
        </button>
        <button type="button" className="btn plain" disabled={isRunning} onClick={() => print('80mm')}>
          {words.receiptRoll}
        </button>
      </div>
      <p className="hint">{words.receiptHint}</p>
    </section>
  );
}

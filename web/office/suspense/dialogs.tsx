import type { SuspenseDetail } from '../../../shared/api/suspense';
import { Field } from '../../parts/field';
import { Form } from '../../parts/form';
import { Submit } from '../../parts/submit';
import { call } from '../call';
import { useSuspenseWords } from '../words/suspense';
import { NoteField } from './note-field';

export interface DecisionProps {
  readonly transfer: SuspenseDetail;
  readonly onDone: (decided: SuspenseDetail) => void;
}

/** The money goes back to whoever sent it, under the bank's reference. */
export function ReturnForm({ transfer: { account, id }, onDone }: DecisionProps) {
  const words = useSuspenseWords();
  const send = async (fields: FormData) => {
    const body = { bankReference: String(fields.get('reference')), note: String(fields.get('note')) };
    onDone(await call('suspense', 'returnToSender', { params: { account, id }, body }));
  };
  return (
    <Form send={send}>
      <p className="hint">{words.returnHint}</p>
      <Field
        name="reference"
        label={words.bankReference}
        malformed={words.noteMalformed}
        isWellFormed={(typed) => typed.trim().length >= 3}
        maxLength={64}
        autoComplete="off"
        autoFocus
        required
      />
      <NoteField />
      <Submit>{words.returnIt}</Submit>
    </Form>
  );
}

/** The transfer is no agent's business. */
export function IgnoreForm({ transfer: { account, id }, onDone }: DecisionProps) {
  const words = useSuspenseWords();
  const send = async (fields: FormData) => {
    const body = { note: String(fields.get('note')) };
    onDone(await call('suspense', 'ignore', { params: { account, id }, body }));
  };
  return (
    <Form send={send}>
      <p className="hint">{words.ignoreHint}</p>
      <NoteField isFirst />
      <Submit>{words.ignore}</Submit>
    </Form>
  );
}

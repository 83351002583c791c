import type { FoundAgent } from '../../../shared/api/suspense';
import { Form } from '../../parts/form';
import { Submit } from '../../parts/submit';
import { call } from '../call';
import { useSuspenseWords } from '../words/suspense';
import type { DecisionProps } from './dialogs';
import { NoteField } from './note-field';

/** Credits an agent for which nothing speaks, or a frozen one: with the reason. */
export function CreditForm({ transfer, agent, button, onDone }: DecisionProps & { agent: FoundAgent; button: string }) {
  const words = useSuspenseWords();
  const { account, id, amount } = transfer;
  const send = async (fields: FormData) => {
    const body = { shares: [{ agent: agent.number, amount }], note: String(fields.get('note')) };
    onDone(await call('suspense', 'credit', { params: { account, id }, body }));
  };
  return (
    <Form key={agent.number} send={send}>
      <p>
        <b>{words.chosen(`${agent.code} · ${agent.title}`)}</b>
      </p>
      <NoteField isFirst />
      <Submit>{button}</Submit>
    </Form>
  );
}

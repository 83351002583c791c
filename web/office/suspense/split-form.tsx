import { useState } from 'react';
import type { FoundAgent } from '../../../shared/api/suspense';
import { MOST_SHARES } from '../../../shared/domain/most-shares';
import { Field } from '../../parts/field';
import { Form } from '../../parts/form';
import { Submit } from '../../parts/submit';
import { formatAmount, formatMoney, readMoney } from '../../words/money';
import { call } from '../call';
import { useSuspenseWords } from '../words/suspense';
import type { DecisionProps } from './dialogs';
import { FindAgent } from './find-agent';
import { NoteField } from './note-field';
import { leftOf, sharesOf, type TypedShare } from './shares';

/** Splits a transfer over agents; what is left goes to the newest by itself. */
export function SplitForm({ transfer: { account, id, amount }, onDone }: DecisionProps) {
  const words = useSuspenseWords();
  const [typed, setTyped] = useState<readonly TypedShare[]>([]);
  const left = leftOf(amount, typed);
  const shares = sharesOf(amount, typed);
  const add = (agent: FoundAgent) => {
    if (typed.length >= MOST_SHARES || typed.some((share) => share.agent.number === agent.number)) return;
    setTyped([...typed, { agent, typed: left !== undefined && left > 0 ? formatAmount(left) : '' }]);
  };
  const change = (number: string, text: string) =>
    setTyped(typed.map((share) => (share.agent.number === number ? { ...share, typed: text } : share)));
  const send = async (fields: FormData) => {
    if (shares === undefined) return;
    const body = { shares, note: String(fields.get('note')) };
    onDone(await call('suspense', 'credit', { params: { account, id }, body }));
  };
  return (
    <Form send={send}>
      <FindAgent label={words.findAgent} onChoose={add} />
      {typed.map(({ agent, typed: text }) => (
        <div key={agent.number} className="share">
          <Field
            name={agent.number}
            label={words.share(`${agent.code} ${agent.title}`)}
            malformed={words.amountMalformed}
            isWellFormed={(value) => readMoney(value) !== undefined}
            inputMode="decimal"
            value={text}
            onChange={({ currentTarget }) => change(agent.number, currentTarget.value)}
            autoComplete="off"
            required
          />
          <button
            type="button"
            className="round"
            aria-label={words.remove(agent.title)}
            onClick={() => setTyped(typed.filter((share) => share.agent.number !== agent.number))}
          >
            <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
              <path d="M6 6l12 12M18 6L6 18" />
            </svg>
          </button>
        </div>
      ))}
      {left !== 0 && <p role="status">{left === undefined ? words.amountMalformed : words.left(formatMoney(left))}</p>}
      <NoteField />
      {shares && <Submit>{words.split}</Submit>}
    </Form>
  );
}

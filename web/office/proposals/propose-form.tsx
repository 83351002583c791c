import type { AgentNumber } from '../../../shared/domain/agent';
import type { Kurus } from '../../../shared/domain/kurus';
import type { Iban } from '../../../shared/domain/registered-iban';
import { ChoiceField } from '../../parts/choice-field';
import { Field } from '../../parts/field';
import { Form } from '../../parts/form';
import { Submit } from '../../parts/submit';
import { readMoney } from '../../words/money';
import { useAccountNames, useAccounts } from '../accounts';
import { call } from '../call';
import { useProposalWords } from '../words/proposals';

const plainIban = (typed: string) => typed.replaceAll(' ', '').toUpperCase();

/** Proposes to change an agent's balance by hand; a second person approves it. */
export function ProposeForm({ onDone }: { onDone: () => void }) {
  const words = useProposalWords();
  const names = useAccountNames();
  const { data: accounts = [] } = useAccounts();
  const send = async (fields: FormData) => {
    const text = (name: string) => String(fields.get(name)).trim();
    const size = readMoney(text('amount')) ?? 0;
    const iban = plainIban(text('iban'));
    const body = {
      agent: text('agent') as AgentNumber,
      amount: (text('direction') === 'raise' ? size : -size) as Kurus,
      contra: text('contra'),
      reason: text('reason'),
      ...(iban === '' ? {} : { iban: iban as Iban }),
    };
    await call('suspense', 'propose', { body });
    onDone();
  };
  return (
    <Form send={send}>
      <Field
        name="agent"
        label={words.agent}
        malformed={words.agentMalformed}
        blamedFor={['not-found']}
        pattern="\d{8}"
        inputMode="numeric"
        autoComplete="off"
        autoFocus
        required
      />
      <fieldset className="choices">
        <legend>{words.direction}</legend>
        <label>
          <input type="radio" name="direction" value="lower" defaultChecked /> {words.lower}
        </label>
        <label>
          <input type="radio" name="direction" value="raise" /> {words.raise}
        </label>
      </fieldset>
      <Field
        name="amount"
        label={words.amount}
        malformed={words.amountMalformed}
        isWellFormed={(typed) => (readMoney(typed) ?? 0) > 0}
        inputMode="decimal"
        autoComplete="off"
        required
      />
      <ChoiceField
        key={accounts.length}
        name="contra"
        label={words.contraField}
        choices={{
          ...Object.fromEntries(accounts.map(({ id }) => [`bank:${id}`, names.account(id)])),
          ...words.contras,
        }}
      />
      <Field
        name="iban"
        label={words.iban}
        malformed={words.ibanMalformed}
        blamedFor={['wrong-iban']}
        isWellFormed={(typed) => typed.trim() === '' || /^TR\d{24}$/.test(plainIban(typed))}
        autoComplete="off"
      />
      <Field
        name="reason"
        label={words.reason}
        malformed={words.reasonMalformed}
        isWellFormed={(typed) => typed.trim().length >= 3}
        maxLength={300}
        autoComplete="off"
        required
      />
      <Submit>{words.propose}</Submit>
    </Form>
  );
}

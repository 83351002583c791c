import { useState } from 'react';
import { Link } from 'react-router';
import type { ShownProposal } from '../../../shared/api/suspense';
import { Dialog } from '../../parts/dialog';
import { Field } from '../../parts/field';
import { Form } from '../../parts/form';
import { Submit } from '../../parts/submit';
import { formatMoney } from '../../words/money';
import { formatMoment } from '../../words/time';
import { useAccountNames } from '../accounts';
import { call } from '../call';
import { useProposalWords } from '../words/proposals';

interface ProposalRowProps {
  readonly proposal: ShownProposal;
  readonly onDecided: () => void;
}

/** How the ledger calls the company's account at a bank. */
const BANK = 'bank:';

/** One proposal: what it moves, who wants it and why; approved by another, declined or taken back. */
export function ProposalRow({ proposal, onDecided }: ProposalRowProps) {
  const words = useProposalWords();
  const names = useAccountNames();
  const [isDeclining, setDeclining] = useState(false);
  const { id, order, amount, agents, proposedBy, at, reason, isOwn } = proposal;
  const approve = async () => {
    await call('suspense', 'approve', { params: { id }, body: {} });
    onDecided();
  };
  const decline = async (fields: FormData) => {
    await call('suspense', 'decline', { params: { id }, body: { reason: String(fields.get('reason')) } });
    onDecided();
  };
  const no = isOwn ? words.withdraw : words.decline;
  return (
    <li>
      <span>
        <b>
          {words[order.kind]} · {formatMoney(amount)}
        </b>
        <span className="sub">{agents.map(({ code, title }) => `${code} · ${title}`).join(', ')}</span>
        {order.kind === 'adjustment' ? (
          <span className="sub">
            {words.contra(
              order.contra.startsWith(BANK)
                ? names.account(order.contra.slice(BANK.length))
                : (words.contras[order.contra] ?? order.contra),
            )}
            {order.iban && ` · ${words.payout(order.iban)}`}
          </span>
        ) : (
          <Link to={`/havaleler?${new URLSearchParams({ havale: `${order.account}:${order.transfer}` })}`}>
            {words.transfer}
          </Link>
        )}
      </span>
      <span>
        {reason}
        <span className="sub">{words.by(proposedBy.name, formatMoment(at))}</span>
      </span>
      <span className="row">
        {!isOwn && (
          <Form send={approve}>
            <Submit>{words.approve}</Submit>
          </Form>
        )}
        <button type="button" className="btn plain" onClick={() => setDeclining(true)}>
          {no}
        </button>
      </span>
      <Dialog title={no} isOpen={isDeclining} onClose={() => setDeclining(false)}>
        <Form send={decline}>
          <Field
            name="reason"
            label={words.reason}
            malformed={words.reasonMalformed}
            isWellFormed={(typed) => typed.trim().length >= 3}
            maxLength={300}
            autoComplete="off"
            autoFocus
            required
          />
          <Submit>{no}</Submit>
        </Form>
      </Dialog>
    </li>
  );
}

import { useId, useState } from 'react';
import type { ShownAccount } from '../../shared/api/balance';
import type { ClaimOutcome } from '../../shared/domain/claim';
import { CLAIMABLE_DAYS } from '../../shared/domain/claimable';
import type { Day } from '../../shared/domain/instant';
import type { Kurus } from '../../shared/domain/kurus';
import { call } from '../call';
import { serverNowMs } from '../clock';
import { Field } from '../parts/field';
import { Form } from '../parts/form';
import { Skeleton } from '../parts/skeleton';
import { Submit } from '../parts/submit';
import { useAccounts } from '../shell/queries';
import { readMoney } from '../words/money';
import { useLoadingsWords } from './words';
import '../style/form.css';

const DAY_MS = 86_400_000;
/** Turkey keeps UTC+3 all year. */
const istanbulDay = (ms: number) => new Date(ms + 3 * 3_600_000).toISOString().slice(0, 10);

/** Havalenizi hâlâ arıyor musunuz?: looks for a transfer that did not arrive, and says honestly what came of it. */
export function ClaimCard() {
  const words = useLoadingsWords();
  const { data } = useAccounts();
  return (
    <section className="card stack" aria-labelledby="claim">
      <h2 id="claim">{words.claimTitle}</h2>
      <p className="muted">{words.claimHint}</p>
      {data === undefined ? <Skeleton width={20} /> : <ClaimForm accounts={data.accounts} />}
    </section>
  );
}

function ClaimForm({ accounts }: { accounts: readonly ShownAccount[] }) {
  const words = useLoadingsWords();
  const accountId = useId();
  const [outcome, setOutcome] = useState<ClaimOutcome>();
  const nowMs = serverNowMs();
  const send = async (fields: FormData) => {
    setOutcome(undefined);
    const body = {
      day: String(fields.get('day')) as Day,
      amount: (readMoney(String(fields.get('amount'))) ?? 0) as Kurus,
      account: String(fields.get('account')),
    };
    setOutcome((await call('loadings', 'claim', { body })).outcome);
  };
  return (
    <Form send={send}>
      <Field
        name="day"
        type="date"
        label={words.day}
        min={istanbulDay(nowMs - CLAIMABLE_DAYS * DAY_MS)}
        max={istanbulDay(nowMs)}
        defaultValue={istanbulDay(nowMs)}
        required
      />
      <Field
        name="amount"
        label={words.claimedAmount}
        malformed={words.amountMalformed}
        isWellFormed={(typed) => (readMoney(typed) ?? 0) > 0}
        inputMode="decimal"
        autoComplete="off"
        required
      />
      <div className="field">
        <label htmlFor={accountId}>{words.account}</label>
        <div className="box">
          <select id={accountId} name="account">
            {accounts.map(({ id, bank, branch }) => (
              <option key={id} value={id}>
                {branch ? `${bank}, ${branch}` : bank}
              </option>
            ))}
          </select>
        </div>
      </div>
      {outcome && (
        <p className={outcome === 'not-seen' ? 'note' : 'note good'} role="status">
          {words.outcomes[outcome]}
        </p>
      )}
      <Submit>{words.claim}</Submit>
    </Form>
  );
}

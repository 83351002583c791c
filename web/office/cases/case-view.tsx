import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import type { DeskCase } from '../../../shared/api/desk';
import type { CaseNumber } from '../../../shared/domain/case';
import { CASE_KIND_WORDS } from '../../../shared/domain/case-words';
import { Failure } from '../../parts/failure';
import { Skeleton } from '../../parts/skeleton';
import { formatMoney } from '../../words/money';
import { useLanguage } from '../../words/speech';
import { formatMoment } from '../../words/time';
import { useCasesWords, useStateWords } from '../words/cases';
import { Decisions } from './decisions';
import { Messages } from './messages';
import { useCase } from './queries';

const Papers = lazy(() => import('./papers'));

interface CaseViewProps {
  readonly number: CaseNumber;
  readonly onChanged: () => void;
  /** It is decided: on to the next. */
  readonly onDone: () => void;
}

/** One case: who sent it, what was read beside what holds today, its papers, and what can be decided. */
export function CaseView({ number, onChanged, onDone }: CaseViewProps) {
  const words = useCasesWords();
  const { data, error, refetch } = useCase(number);
  if (error) return <Failure title={words.caseFailed} error={error} retry={refetch} />;
  if (data === undefined) return <Skeleton width={20} />;
  return (
    <>
      <Heading of={data} />
      <Sender of={data} />
      {data.case.problems.length > 0 && (
        <p className="note">
          {words.problems}: {data.case.problems.join(', ')}
        </p>
      )}
      <Payment of={data} />
      <Suspense fallback={<Skeleton width={20} />}>
        <Papers number={number} papers={data.papers} />
      </Suspense>
      <Decisions key={`${number}:${data.case.revision}`} of={data} onChanged={onChanged} onDone={onDone} />
      <Messages number={number} messages={data.messages} onChanged={onChanged} />
    </>
  );
}

function Heading({ of: { case: one } }: { of: DeskCase }) {
  const states = useStateWords();
  const { language } = useLanguage();
  return (
    <div className="row">
      <h2>
        {CASE_KIND_WORDS[one.kind][language]} · {one.number}
      </h2>
      <span className={`tag${one.state === 'received' || one.state === 'waiting-for-papers' ? ' wait' : ''}`}>
        {states[one.state]}
      </span>
    </div>
  );
}

function Sender({ of: { case: one, agent, users } }: { of: DeskCase }) {
  const words = useCasesWords();
  const { number, channel, from, receivedAt, agentBy, claimedBy, decidedBy, decidedAt, reason, missing, follows } = one;
  return (
    <div className="case-facts">
      <p>
        {agent ? (
          <>
            <b>
              {agent.number} · {agent.title}
            </b>{' '}
            <span className={agentBy === 'named' ? 'tag wait' : 'tag'}>{agentBy && words.evidence[agentBy]}</span>
          </>
        ) : (
          <b>{words.noAgent}</b>
        )}
      </p>
      <p className="muted">
        {words.channels[channel]} · {formatMoment(receivedAt)} ·{' '}
        {from ? `${from.name} ${from.address}`.trim() : words.noSender}
        {agent && ` · ${words.balance}: ${formatMoney(agent.balance)}`}
        {' · '}
        <Link to={`/denetim?${new URLSearchParams({ konu: `case:${number}` })}`}>{words.trail}</Link>
        {follows && (
          <>
            {' · '}
            <Link to={{ search: `${new URLSearchParams({ evrak: follows })}` }}>{follows}</Link>
          </>
        )}
      </p>
      {users.length > 0 && (
        <p className="muted">
          {words.users}:{' '}
          {users
            .filter(({ isActive }) => isActive)
            .map(({ name, phone }) => `${name} (${phone})`)
            .join(', ')}
        </p>
      )}
      {claimedBy && <p className="muted">{words.withClerk(claimedBy.name)}</p>}
      {decidedBy && decidedAt && (
        <p className="muted">
          {words.decided(decidedBy.name, formatMoment(decidedAt))}
          {reason && `: ${reason}`}
        </p>
      )}
      {missing && <p className="muted">{missing}</p>}
    </div>
  );
}

function Payment({ of: { payment } }: { of: DeskCase }) {
  const words = useCasesWords();
  if (payment === undefined) return null;
  const { institutionName, amount, fee, startedAt, cancellableAtReceipt } = payment;
  return (
    <p className="note">
      {words.payment}: {institutionName} · {formatMoney((amount + fee) as typeof amount)} · {formatMoment(startedAt)}.{' '}
      {cancellableAtReceipt ? words.inTime(formatMoment(cancellableAtReceipt)) : words.tooLate}
    </p>
  );
}

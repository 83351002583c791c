import { Link } from 'react-router';
import type { SuspenseDetail } from '../../../shared/api/suspense';
import { serverNowMs } from '../../clock';
import { Failure } from '../../parts/failure';
import { Skeleton } from '../../parts/skeleton';
import { formatMoney } from '../../words/money';
import { formatMoment } from '../../words/time';
import { useSuspenseWords } from '../words/suspense';
import { ageOf } from './age';
import { DecisionPanel } from './decision-panel';
import { Described } from './described';
import { type TransferKey, useTransfer } from './queries';

interface DetailProps {
  readonly of: TransferKey;
  readonly onDone: (decided: SuspenseDetail) => void;
}

/** One transfer: what the bank told, whom it may belong to, and what can be decided. */
export function Detail({ of, onDone }: DetailProps) {
  const words = useSuspenseWords();
  const { data, error, refetch } = useTransfer(of);
  if (error) return <Failure title={words.detailFailed} error={error} retry={refetch} />;
  if (data === undefined) return <Skeleton width={20} />;
  const { amount, senderName, bookedAt, description, highlights } = data;
  return (
    <>
      <div className="row">
        <h2>
          {formatMoney(amount)} · {senderName ?? words.nameless}
        </h2>
        <span className="tag wait">{ageOf(Date.parse(bookedAt), serverNowMs(), words)}</span>
      </div>
      <Described description={description} highlights={highlights} />
      <Facts transfer={data} />
      {data.state === 'suspense' ? (
        <DecisionPanel key={`${data.account}:${data.id}:${data.moves}`} transfer={data} onDone={onDone} />
      ) : (
        <Decided transfer={data} />
      )}
    </>
  );
}

function Facts({ transfer }: { transfer: SuspenseDetail }) {
  const words = useSuspenseWords();
  const { account, bank, bookedAt, senderIban, reference, id } = transfer;
  return (
    <p className="muted facts">
      {words.account}: {bank} · {words.booked}: {formatMoment(bookedAt)}
      {senderIban && ` · ${words.senderIban}: ${senderIban}`}
      {reference && ` · ${words.reference}: ${reference}`}
      {' · '}
      <Link to={`/denetim?${new URLSearchParams({ konu: `transfer:${account}:${id}` })}`}>{words.trail}</Link>
    </p>
  );
}

/** What became of it. */
function Decided({ transfer: { state, credited, decision, sentBack } }: { transfer: SuspenseDetail }) {
  const words = useSuspenseWords();
  const [left] = sentBack;
  return (
    <div className="note">
      <b>{words.states[state]}</b> {credited.map(({ code, title }) => `${code} · ${title}`).join(', ')}
      {decision && (
        <p>
          {decision.by.name}, {formatMoment(decision.at)}
          {decision.note && `: ${decision.note}`}
        </p>
      )}
      {state === 'returned' && <p>{left ? words.sentBack(formatMoment(left.bookedAt)) : words.notSentBack}</p>}
    </div>
  );
}

import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ShownCancellation } from '../../../shared/api/desk';
import { Alert } from '../../parts/alert';
import { isRefused, tellFailure } from '../../refused';
import { formatMoney } from '../../words/money';
import { useLanguage } from '../../words/speech';
import { formatMoment } from '../../words/time';
import { call } from '../call';
import { fetchParts, PaperViewer } from '../cases/paper-viewer';
import { useCancellationWords } from '../words/cancellations';

type PaperName = 'form' | 'id-copy';

/** One reported cancellation, how it stands, and its papers; each view of one is told in the audit trail. */
export function CancellationRow({ cancellation }: { cancellation: ShownCancellation }) {
  const words = useCancellationWords();
  const { language } = useLanguage();
  const { id, agent, institutionName, subscriber, bill, amount, fee, reason, reportedAt } = cancellation;
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: (paper: PaperName) => fetchPaper(cancellation, paper),
  });
  return (
    <li className="two">
      <p>
        <b>{institutionName}</b> {formatMoney(amount + fee)}
        <span className="sub">{[subscriber, bill, reason].filter(Boolean).join(' · ')}</span>
        <span className="sub">
          <Link to={`/temsilciler/${agent}`}>{words.agentOf(agent)}</Link> · <code className="wrapped">{id}</code>
        </span>
        <span className="sub">
          {words.reported(formatMoment(reportedAt))} · {standingOf(cancellation, words)}
        </span>
      </p>
      <span className="row">
        {(['form', 'id-copy'] as const).map((paper) => (
          <button
            key={paper}
            type="button"
            className="btn plain small"
            disabled={isPending}
            aria-label={words.openOf(words.papers[paper], bill)}
            onClick={() => mutate(paper)}
          >
            {words.papers[paper]}
          </button>
        ))}
      </span>
      {(error || data) && (
        <div className="cancellation-paper">
          {error && <Alert>{isRefused(error, 'not-found') ? words.noPaper : tellFailure(error, language)}</Alert>}
          {data && <PaperViewer key={data.name} name={data.name} type={data.content.type} content={data.content} />}
        </div>
      )}
    </li>
  );
}

function standingOf(
  { passedAt, answeredAt, closesAt, refusal }: ShownCancellation,
  words: ReturnType<typeof useCancellationWords>,
): string {
  if (answeredAt !== undefined && refusal !== undefined)
    return words.refused(formatMoment(answeredAt), words.reasons[refusal] ?? refusal);
  if (answeredAt !== undefined) return words.accepted(formatMoment(answeredAt));
  return passedAt === undefined ? words.closes(formatMoment(closesAt)) : words.passed(formatMoment(passedAt));
}

function fetchPaper({ agent, id: payment }: ShownCancellation, paper: PaperName) {
  return fetchParts((from) =>
    call('desk', 'cancellationPaper', { params: { agent, payment, paper }, query: { from } }),
  );
}

import { useMutation } from '@tanstack/react-query';
import type { ShownFinding } from '../../../shared/api/control';
import { tellFailure } from '../../refused';
import { formatMoney } from '../../words/money';
import { useLanguage } from '../../words/speech';
import { formatDay, formatMoment } from '../../words/time';
import { useAccountNames } from '../accounts';
import { call } from '../call';
import { useBreakWords, useControlWords, useKindWords, useReasonWords } from '../words/control';
import { reasonOf } from './finding-reason';
import '../../style/tag.css';

/** Names a file or a row to machines only. */
const HASH = /^[0-9a-f]{64}$/;

/** One finding: what it is about, both amounts where there are two, and what it came to. */
export function FindingRow({ finding, onClose }: { finding: ShownFinding; onClose: () => void }) {
  const words = useControlWords();
  const kinds = useKindWords();
  const names = useAccountNames();
  const reasonWords = { refusals: useReasonWords(), breaks: useBreakWords(), place: words.place, fields: words.fields };
  const { kind, day, gateway, institutionName, agent, account, feed, reference, closed } = finding;
  const about = [
    account && names.account(account),
    account && feed && names.feed(account, feed),
    agent,
    gateway,
    institutionName,
    reasonOf(finding, reasonWords),
  ].filter((part) => part !== undefined);
  return (
    <li>
      <p>
        <b>{kinds[kind]}</b>
        <span className="sub">{[formatDay(`${day}T12:00:00Z`), ...about].join(' · ')}</span>
        {!HASH.test(reference) && (
          <span className="sub">
            <code>{reference}</code>
          </span>
        )}
        {finding.hasRow && <Row id={finding.id} />}
        {closed && (
          <span className="sub">
            {words.closed}: {closed.by} · {formatMoment(closed.at)} · {closed.reason}
          </span>
        )}
      </p>
      <p>
        <Amount label={words.ours} amount={finding.ourAmount} />
        <Amount label={words.theirs} amount={finding.theirAmount} />
      </p>
      {closed === undefined ? (
        <button
          type="button"
          className="btn plain small"
          aria-label={words.closeOf([kinds[kind], ...about].join(' · '))}
          onClick={onClose}
        >
          {words.close}
        </button>
      ) : (
        <span className="tag">{words.closed}</span>
      )}
    </li>
  );
}

/** The row as the bank sent it: asked for when somebody wants to see it, since each view is told in the audit trail. */
function Row({ id }: { id: ShownFinding['id'] }) {
  const words = useControlWords();
  const { language } = useLanguage();
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () => call('control', 'findingRow', { params: { id } }),
  });
  if (data !== undefined) return <code className="wrapped">{data.row}</code>;
  return (
    <>
      <button type="button" className="btn plain small" disabled={isPending} onClick={() => mutate()}>
        {words.showRow}
      </button>
      {error && <span className="sub">{tellFailure(error, language)}</span>}
    </>
  );
}

function Amount({ label, amount }: { label: string; amount: number | undefined }) {
  return amount === undefined ? null : (
    <span className="sub">
      {label} {formatMoney(amount)}
    </span>
  );
}

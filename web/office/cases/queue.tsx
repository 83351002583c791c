import type { CaseNumber, CaseRow } from '../../../shared/domain/case';
import { CASE_KIND_WORDS } from '../../../shared/domain/case-words';
import { serverNowMs } from '../../clock';
import { useLanguage } from '../../words/speech';
import { ageOf } from '../suspense/age';
import { useCasesWords } from '../words/cases';
import '../../style/tag.css';

interface QueueProps {
  readonly rows: readonly CaseRow[];
  readonly chosen: CaseNumber | undefined;
  readonly onChoose: (number: CaseNumber) => void;
}

/** The cases of a view in their order; one of them is open beside it. */
export function Queue({ rows, chosen, onChoose }: QueueProps) {
  const words = useCasesWords();
  return (
    <ul className="queue" aria-label={words.queue}>
      {rows.map((row) => (
        <li key={row.number}>
          <button type="button" aria-current={row.number === chosen} onClick={() => onChoose(row.number)}>
            <Row row={row} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Row({
  row: { number, kind, channel, receivedAt, agent, from, subject, claimedBy, hasNews },
}: {
  row: CaseRow;
}) {
  const words = useCasesWords();
  const { language } = useLanguage();
  return (
    <>
      <span>
        <b>{CASE_KIND_WORDS[kind][language]}</b>
        <span className="sub">
          {number} · {words.channels[channel]} · {ageOf(Date.parse(receivedAt), serverNowMs(), words)}
        </span>
      </span>
      <span>
        {agent ?? words.noAgent}
        <span className="sub">{from?.name || from?.address || subject}</span>
        {hasNews && <span className="tag wait">{words.news}</span>}
        {claimedBy && <span className="tag">{words.withClerk(claimedBy.name)}</span>}
      </span>
    </>
  );
}

import { network } from '../../shared/domain/network';
import type { Range } from '../paging/range';
import { useShell } from '../shell/shell-context';
import { useWords } from '../words/language';
import { formatDay, formatMoment } from '../words/time';

/** What a printed report says above its figures: whose they are, of which days, and of which moment (ms). */
export function PaperHeading({ range, asOfMs }: { range: Required<Range>; asOfMs: number }) {
  const words = useWords();
  const days = [...new Set([range.from, range.to])].map(formatDay).join(' – ');
  const { agent, user } = useShell().me;
  return (
    <div className="paper-heading on-paper">
      <p>
        <b>{agent.title}</b> · {agent.number} · {network.name}
      </p>
      <p>
        <b>{days}</b> · {words.asOf(formatMoment(new Date(asOfMs).toISOString()))} · {user.name}
      </p>
    </div>
  );
}

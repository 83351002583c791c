import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ShownFinding } from '../../../shared/api/control';
import type { Day } from '../../../shared/domain/instant';
import { Failure } from '../../parts/failure';
import { Skeleton } from '../../parts/skeleton';
import { formatMoment } from '../../words/time';
import { call } from '../call';
import { useControlWords } from '../words/control';
import { CloseFinding } from './close-finding';
import { ControlSums } from './control-sums';
import { DifferenceRows } from './difference-rows';
import { FindingRow } from './finding-row';

/** An account's day: what the bank says and what our books say, and the findings of it. */
export function AccountDay({ day, account }: { day: Day; account: string }) {
  const words = useControlWords();
  const cache = useQueryClient();
  const [closing, setClosing] = useState<ShownFinding>();
  const { data, error, refetch } = useQuery({
    queryKey: ['control-day', day, account],
    queryFn: ({ signal }) => call('control', 'accountDay', { params: { day, account }, signal }),
  });
  if (error) return <Failure title={words.dayFailed} error={error} retry={refetch} />;
  if (data === undefined) return <Skeleton width={20} />;
  const { control, findings } = data;
  const untold = control.differenceCount - control.differences.length - (control.isContinuous ? 0 : 1);
  // A day that is not over has no findings yet.
  const isAhead = control.state === 'waiting' && control.differences.length > 0;
  const closed = () => {
    setClosing(undefined);
    void cache.invalidateQueries({ queryKey: ['control-day', day, account] });
  };
  if (closing) return <CloseFinding finding={closing} onDone={closed} />;
  return (
    <div className="stack">
      <ControlSums control={control} />
      {isAhead && <DifferenceRows differences={control.differences} />}
      <h3>{words.dayFindings}</h3>
      {findings.length === 0 && <p className="empty">{words.noDayFindings}</p>}
      <ul className="rows" aria-label={words.dayFindings}>
        {findings.map((finding) => (
          <FindingRow key={finding.id} finding={finding} onClose={() => setClosing(finding)} />
        ))}
      </ul>
      {untold > 0 && <p className="hint">{words.untold(untold)}</p>}
      <p className="muted">{words.controlledAt(formatMoment(control.at))}</p>
    </div>
  );
}

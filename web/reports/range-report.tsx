import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { ReportName } from '../../shared/api/reports';
import type { Day } from '../../shared/domain/instant';
import type { EntryKind } from '../../shared/domain/ledger';
import type { CollectionOrder } from '../../shared/domain/report';
import { isReportRange, MOST_REPORT_DAYS } from '../../shared/domain/report-range';
import { serverNowMs } from '../clock';
import type { Range } from '../paging/range';
import { RangeFilter } from '../paging/range-filter';
import { useWords } from '../words/language';
import { Exports } from './exports';
import { reportRange, reportRanges } from './ranges';

interface RangeReportProps {
  readonly report: ReportName;
  /** How else the report is asked for, as the address says it. */
  readonly kept?: { readonly by?: CollectionOrder; readonly kind?: EntryKind };
  /** Where that is chosen. */
  readonly choice?: ReactNode;
  readonly children: (range: Required<Range>) => ReactNode;
}

/** A report of a range of days: what there is to choose above, its figures below. */
export function RangeReport({ report, kept = {}, choice, children }: RangeReportProps) {
  const words = useWords();
  const [search] = useSearchParams();
  const nowMs = serverNowMs();
  const range = reportRange(search, nowMs);
  const isTaken = isReportRange({ from: range.from as Day, to: range.to as Day });
  return (
    <section className="card ranged">
      <RangeFilter range={range} usual={reportRanges(words, nowMs)} kept={kept} />
      {isTaken ? (
        <>
          <div className="tools">
            {choice}
            <Exports report={report} query={{ ...range, ...kept }} />
          </div>
          {children(range)}
        </>
      ) : (
        <p className="note">{words.rangeTooLong(MOST_REPORT_DAYS)}</p>
      )}
    </section>
  );
}

import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { serverMsOf } from '../clock';
import type { Range } from '../paging/range';
import { Failure } from '../parts/failure';
import { useWords } from '../words/language';
import { PaperHeading } from './paper-heading';
import { ReportSkeleton } from './report-skeleton';

interface AnsweredProps<T> {
  readonly answer: UseQueryResult<T>;
  /** The days that were asked for, told on paper; left out where the paper tells them already. */
  readonly range?: Required<Range>;
  /** What is said instead of the figures when there are none. */
  readonly empty?: string | undefined;
  readonly isEmpty?: (data: T) => boolean;
  readonly children: (data: T) => ReactNode;
}

/** A report's answer once it is there; until then the room it takes, or why it did not come. */
export function Answered<T>({ answer, range, isEmpty, empty, children }: AnsweredProps<T>) {
  const words = useWords();
  const { data, error, dataUpdatedAt, refetch } = answer;
  if (data === undefined) {
    return error ? <Failure title={words.reportFailed} error={error} retry={refetch} /> : <ReportSkeleton />;
  }
  return (
    <>
      {range && <PaperHeading range={range} asOfMs={serverMsOf(dataUpdatedAt)} />}
      {isEmpty?.(data) ? <p className="empty">{empty}</p> : children(data)}
    </>
  );
}

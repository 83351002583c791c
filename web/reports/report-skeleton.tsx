import { Skeleton } from '../parts/skeleton';

const ROWS = 6;

/** Stands where a report's figures will be. */
export function ReportSkeleton() {
  return (
    <div className="report-skeleton" aria-busy="true">
      {Array.from(Array(ROWS).keys(), (row) => (
        <p key={row}>
          <Skeleton width={20} />
          <Skeleton width={8} />
        </p>
      ))}
    </div>
  );
}

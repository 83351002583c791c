import { Skeleton } from './skeleton';

/** Stands where a page will be, while it is on its way. */
export function PageSkeleton() {
  return (
    <div className="page-skeleton" aria-busy="true">
      <div className="heading">
        <Skeleton width={12} />
      </div>
      <div className="card">
        <Skeleton width={8} />
        <Skeleton width={20} />
        <Skeleton width={12} />
      </div>
    </div>
  );
}

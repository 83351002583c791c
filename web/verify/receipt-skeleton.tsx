import { Skeleton } from '../parts/skeleton';

const LINES = 8;

/** The room a receipt will take. */
export function ReceiptSkeleton() {
  return (
    <div className="stack" aria-busy="true">
      {Array.from(Array(LINES).keys(), (line) => (
        <Skeleton key={line} width={20} />
      ))}
    </div>
  );
}

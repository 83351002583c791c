import { Skeleton } from '../parts/skeleton';

/** The room a payment's facts will take. */
export function PaymentSkeleton() {
  return (
    <section className="card stack" aria-busy="true">
      <Skeleton width={20} />
      <Skeleton width={12} />
      <Skeleton width={20} />
    </section>
  );
}

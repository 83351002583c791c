import { Skeleton } from '../parts/skeleton';

/** The room a payment will take. */
export function PaymentRowSkeleton() {
  return (
    <tr>
      <td className="when">
        <Skeleton width={12} />
      </td>
      <td className="what">
        <Skeleton width={20} />
        <span className="sub">
          <Skeleton width={12} />
        </span>
      </td>
      <td className="state">
        <Skeleton width={8} />
      </td>
      <td className="num amount">
        <Skeleton width={8} />
      </td>
    </tr>
  );
}

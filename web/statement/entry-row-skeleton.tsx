import { Skeleton } from '../parts/skeleton';

/** The room an entry will take. */
export function EntryRowSkeleton() {
  return (
    <tr>
      <td className="when">
        <Skeleton width={12} />
      </td>
      <td className="what">
        <Skeleton width={8} />
        <span className="sub">
          <Skeleton width={20} />
        </span>
      </td>
      <td className="num amount">
        <Skeleton width={8} />
      </td>
      <td className="num after">
        <Skeleton width={8} />
      </td>
    </tr>
  );
}

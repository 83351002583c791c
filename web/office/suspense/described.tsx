import type { SuspenseDetail } from '../../../shared/api/suspense';

/** The sender's description, with what was recognised in it marked. */
export function Described({ description, highlights }: Pick<SuspenseDetail, 'description' | 'highlights'>) {
  const starts = highlights.map(({ start }) => start);
  return (
    <p className="described">
      {description.slice(0, starts[0])}
      {highlights.map(({ start, end }, index) => (
        <span key={start}>
          <mark>{description.slice(start, end)}</mark>
          {description.slice(end, starts[index + 1])}
        </span>
      ))}
    </p>
  );
}

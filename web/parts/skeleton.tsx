/** Grey bars where text will be, so that nothing jumps when it comes. `width` in characters. */
export function Skeleton({ width }: { width: 4 | 8 | 12 | 20 }) {
  return <span className={`skeleton w${width}`} aria-hidden="true" />;
}

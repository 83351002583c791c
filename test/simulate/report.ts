import type { Simulated } from './simulate';

/** More of one kind say nothing new. */
const MOST_SHOWN = 5;

/** What a run came to, for people: the seed first, then what happened, then each invariant with what it looked at. */
export function reportOf({ seed, days, agents, happened, checks }: Simulated): string {
  const events = Object.entries(happened).map(([what, times]) => `${times} ${what}`);
  const lines = checks.flatMap(({ name, looked, violations }) => [
    `${violations.length === 0 ? 'holds ' : 'BROKEN'}  ${name}  (${looked})`,
    ...violations.slice(0, MOST_SHOWN).map((one) => `          ${one}`),
    ...(violations.length > MOST_SHOWN ? [`          and ${violations.length - MOST_SHOWN} more`] : []),
  ]);
  const broken = checks.filter(({ violations }) => violations.length > 0).length;
  const again = `npm run simulate -- --seed ${seed} --days ${days} --agents ${agents}`;
  return [
    `seed ${seed}, ${days} days, ${agents} agents`,
    '',
    events.join(' · '),
    '',
    ...lines,
    '',
    broken === 0
      ? `${checks.length} invariants hold`
      : `${broken} of ${checks.length} invariants are broken; again: ${again}`,
  ].join('\n');
}

import type { Database } from '../../lambdas/stores/database';
import { openFindings } from '../../lambdas/stores/findings';
import type { Finding } from '../../shared/domain/finding';
import { type Day, dayAfter } from '../../shared/domain/instant';
import { formatLira } from '../../shared/domain/lira';

/** How far back is looked unless said otherwise, in days. */
const LOOKED_BACK = 30;

/** The findings of the day ends of a range, newest day first; of the last month where no beginning is said. */
export async function listFindings(database: Database, from: Day | undefined, to: Day): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const finding of openFindings(database).list(from ?? dayAfter(to, -LOOKED_BACK), to))
    findings.push(finding);
  return findings;
}

/** The findings for people, one a line. */
export function describeFindings(findings: readonly Finding[]): string {
  return findings.length === 0 ? 'no findings' : findings.map(describe).join('\n');
}

function describe(finding: Finding): string {
  const { day, state, kind, gateway, institution, agent, account, reference, reason } = finding;
  const { ourAmount, theirAmount, ourState } = finding;
  const facts = [
    gateway === undefined ? undefined : `at ${gateway}, ${institution}`,
    agent === undefined ? undefined : `agent ${agent}`,
    account === undefined ? undefined : `account ${account}`,
    kind === 'ledger-broken' ? `entry ${reference}` : reference,
    reason,
    ourAmount === undefined ? undefined : `ours ${formatLira(ourAmount)}`,
    theirAmount === undefined ? undefined : `theirs ${formatLira(theirAmount)}`,
    ourState === undefined ? undefined : `${ourState} here`,
  ];
  return `${day} ${state} ${kind}: ${facts.filter((fact) => fact !== undefined).join('; ')}`;
}

import { SingleBar } from 'cli-progress';
import { jittered } from '../../lambdas/runtime/patience';
import { openAgents } from '../../lambdas/stores/agents';
import type { Database } from '../../lambdas/stores/database';
import { openLedger } from '../../lambdas/stores/ledger';
import { auditAccount } from '../../lambdas/stores/ledger-audit';
import type { AgentNumber } from '../../shared/domain/agent';
import { sumKurus } from '../../shared/domain/kurus';
import type { Break } from '../../shared/domain/ledger';
import { formatLira } from '../../shared/domain/lira';

export interface LedgerReport {
  readonly accounts: number;
  readonly entries: number;
  readonly balanceKurus: number;
  readonly broken: readonly Break[];
}

/**
 * Walks the chain of one agent's account or of all, and names the first broken entry of each. Shows progress on a terminal.
 * Throws for an agent there is not.
 */
export async function verifyLedger(database: Database, only: AgentNumber | undefined): Promise<LedgerReport> {
  const ledger = openLedger(database, jittered(1));
  const agents = openAgents(database);
  if (only !== undefined && (await agents.find(only)) === undefined) throw new Error(`there is no agent ${only}`);
  const numbers = only === undefined ? await agents.allNumbers() : [only];
  const bar = new SingleBar({ format: '{bar} {value}/{total} accounts', clearOnComplete: true, noTTYOutput: false });
  if (process.stderr.isTTY) bar.start(numbers.length, 0);
  const audits = [];
  for (const number of numbers) {
    audits.push(await auditAccount(ledger, number));
    bar.increment();
  }
  bar.stop();
  return {
    accounts: audits.length,
    entries: audits.reduce((sum, audit) => sum + audit.entries, 0),
    balanceKurus: sumKurus(audits.map((audit) => audit.balance)),
    broken: audits.map((audit) => audit.broken).filter((found) => found !== undefined),
  };
}

/** The report for people. */
export function describeLedger({ accounts, entries, balanceKurus, broken }: LedgerReport): string {
  const found = broken.map(({ account, seq, reason }) => `BROKEN ${account} entry ${seq}: ${reason}`);
  return [`${accounts} accounts, ${entries} entries, ${formatLira(balanceKurus)} in all`, ...found].join('\n');
}

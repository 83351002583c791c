import type { Agent } from '../../shared/domain/agent';
import type { AuditAction } from '../../shared/domain/audit';
import type { Case, Clerk } from '../../shared/domain/case';
import type { ConfirmedValues } from '../../shared/domain/case-change';
import type { CasePaper } from '../../shared/domain/case-paper';
import type { Instant } from '../../shared/domain/instant';
import type { Sms } from '../gateways/sms';
import type { Cost } from '../runtime/password-hash';
import type { AgentChanges } from '../stores/agent-changes';
import type { Agents } from '../stores/agents';
import type { BankAccounts } from '../stores/bank-accounts';
import type { ClosingStatements } from '../stores/closing-statements';
import type { Closures } from '../stores/closures';
import type { DayEnds } from '../stores/day-ends';
import type { Devices } from '../stores/devices';
import type { Holidays } from '../stores/holidays';
import type { Ledger } from '../stores/ledger';
import type { Passwords } from '../stores/passwords';
import type { Payments } from '../stores/payments';
import type { Proposals } from '../stores/proposals';
import type { Sessions } from '../stores/sessions';
import type { Part } from '../stores/transact';
import type { EnclosingLetter } from './decide';

/** What a decision is taken on: the case, its agent as it is now, and what staff confirmed of the form. */
export interface Decision {
  readonly case: Case;
  readonly agent: Agent;
  readonly papers: readonly CasePaper[];
  readonly values: ConfirmedValues;
  /** Somebody of the staff has looked at the ID copy and says so. */
  readonly isIdSeen: boolean;
  /** Who decides. */
  readonly by: Clerk;
  readonly at: Instant;
}

/** What a decision does beyond the case itself. */
export interface Application {
  /** Written in one transaction with the case. */
  readonly parts: readonly Part[];
  /** What the audit trail tells of the agent. */
  readonly told: { readonly action: AuditAction; readonly details: Readonly<Record<string, string>> };
  /** Papers of ours that come to the case, and the letter that takes one along. */
  readonly papers?: readonly CasePaper[];
  readonly enclosing?: EnclosingLetter;
  /** Done when it is written: messages, and what a session started meanwhile may have left. */
  readonly after: readonly (() => Promise<void>)[];
}

export interface ApplyDependencies {
  readonly agents: Pick<Agents, 'find' | 'users' | 'registrations'>;
  readonly changes: AgentChanges;
  readonly passwords: Pick<Passwords, 'oneTimeWrite' | 'forgetWrites'>;
  readonly sessions: Pick<Sessions, 'endWrites' | 'endAll'>;
  readonly devices: Pick<Devices, 'forgetAll'>;
  readonly payments: Pick<Payments, 'find' | 'moveWrites' | 'isAnyUnderWay'>;
  readonly holidays: Pick<Holidays, 'between'>;
  readonly ledger: Pick<Ledger, 'newest' | 'chain' | 'stillEndsWith'>;
  readonly dayEnds: Pick<DayEnds, 'latest'>;
  readonly closingStatements: Pick<ClosingStatements, 'write'>;
  readonly closures: Pick<Closures, 'addWrite'>;
  readonly bankAccounts: Pick<BankAccounts, 'list'>;
  readonly proposals: Pick<Proposals, 'makeCauses'>;
  readonly sms: Sms;
  readonly mintId: (at: Instant) => string;
  readonly mintUserId: () => string;
  /** scrypt's cost for one-time passwords. */
  readonly cost: Cost;
}

export type Apply = (decision: Decision, dependencies: ApplyDependencies) => Promise<Application>;

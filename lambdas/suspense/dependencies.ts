import type { Instant } from '../../shared/domain/instant';
import type { Sms } from '../gateways/sms';
import type { AgentSearch } from '../stores/agent-search';
import type { Agents } from '../stores/agents';
import type { Audit } from '../stores/audit';
import type { BankAccounts } from '../stores/bank-accounts';
import type { Claims } from '../stores/claims';
import type { Ledger } from '../stores/ledger';
import type { LimitsStore } from '../stores/limits';
import type { Proposals } from '../stores/proposals';
import type { RegisteredIbans } from '../stores/registered-ibans';
import type { Senders } from '../stores/senders';
import type { Transfers } from '../stores/transfers';

/** What deciding about transfers takes. */
export interface DeskDependencies {
  readonly transfers: Transfers;
  readonly proposals: Proposals;
  readonly ledger: Pick<Ledger, 'appendAll'>;
  readonly agents: Agents;
  readonly agentSearch: AgentSearch;
  readonly senders: Senders;
  readonly registeredIbans: Pick<RegisteredIbans, 'find'>;
  readonly claims: Pick<Claims, 'of'>;
  readonly bankAccounts: Pick<BankAccounts, 'list'>;
  readonly limits: Pick<LimitsStore, 'current'>;
  readonly audit: Pick<Audit, 'writes'>;
  readonly sms: Sms;
  readonly now: () => Instant;
  /** A ULID. */
  readonly mintId: (at: Instant) => string;
}

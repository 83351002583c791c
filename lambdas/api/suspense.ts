import { isValidIBAN } from 'ibantools';
import { ulid } from 'ulid';
import { api } from '../../shared/api';
import { PAGE_ROWS } from '../../shared/api/page';
import type { SuspenseDetail } from '../../shared/api/suspense';
import { ignoreTransfer, returnToSender, undoDecision } from '../../shared/domain/decide-transfer';
import { msOf } from '../../shared/domain/instant';
import { Refusal } from '../../shared/domain/refusal';
import type { Transfer } from '../../shared/domain/transfer';
import { openSms } from '../gateways/sms';
import { now } from '../runtime/clock';
import { jittered } from '../runtime/patience';
import type { Operations } from '../runtime/request';
import { type ServeDependencies, serve } from '../runtime/serve';
import { openAgentSearch } from '../stores/agent-search';
import { openAgents } from '../stores/agents';
import { openAudit } from '../stores/audit';
import { openBankAccounts } from '../stores/bank-accounts';
import { openClaims } from '../stores/claims';
import { openDatabase } from '../stores/database';
import { openLedger } from '../stores/ledger';
import { openLimits } from '../stores/limits';
import { openProposals } from '../stores/proposals';
import { openRegisteredIbans } from '../stores/registered-ibans';
import { openSenders } from '../stores/senders';
import { openStaffSessions } from '../stores/staff-sessions';
import { openTransfers } from '../stores/transfers';
import { creditByHand } from '../suspense/credit';
import type { DeskDependencies } from '../suspense/dependencies';
import { auditCauses, carryOut, type Decider, loadTransfer, personOf, senderCauses } from '../suspense/move';
import { approve, decline, proposeAdjustment } from '../suspense/proposals';
import { bankNames, showAgent, showProposal, showRow, showTransfer } from '../suspense/show';

export interface SuspenseDependencies extends ServeDependencies, DeskDependencies {
  readonly now: DeskDependencies['now'];
}

/** The most agents a search shows. */
const MOST_FOUND = 10;

export const operations: Operations<typeof api.suspense, SuspenseDependencies> = {
  async queue({ query: { page } }, dependencies) {
    const [{ transfers, ...rest }, bankOf] = await Promise.all([
      dependencies.transfers.suspense(page, PAGE_ROWS),
      bankNames(dependencies),
    ]);
    return { rows: transfers.map((transfer) => showRow(transfer, bankOf(transfer.account))), ...rest };
  },

  async transfer({ params, session, now }, dependencies) {
    return showTransfer(await loadTransfer(params, dependencies), session.staff, now, dependencies);
  },

  async agents({ query: { text } }, { agentSearch }) {
    return { agents: (await agentSearch.search(text, MOST_FOUND)).map(showAgent) };
  },

  async credit({ params, body, ...decider }, dependencies) {
    await creditByHand(await loadTransfer(params, dependencies), body, decider, dependencies);
    return showAgain(params, decider, dependencies);
  },

  async returnToSender({ params, body: { bankReference, note }, ...decider }, dependencies) {
    const before = await loadTransfer(params, dependencies);
    const decision = { by: personOf(decider), at: decider.now, note, bankReference };
    const told = auditCauses(before, 'transfer.returned', { bankReference, note }, decider, dependencies);
    await carryOut(before, returnToSender(before, decision), told, dependencies);
    return showAgain(params, decider, dependencies);
  },

  async ignore({ params, body: { note }, ...decider }, dependencies) {
    const before = await loadTransfer(params, dependencies);
    const decided = ignoreTransfer(before, { by: personOf(decider), at: decider.now, note });
    await carryOut(
      before,
      decided,
      auditCauses(before, 'transfer.ignored', { note }, decider, dependencies),
      dependencies,
    );
    return showAgain(params, decider, dependencies);
  },

  async undo({ params, ...decider }, dependencies) {
    const before = await loadTransfer(params, dependencies);
    const decided = undoDecision(before, personOf(decider), decider.now);
    const causes = [
      ...auditCauses(before, 'transfer.undone', { was: before.state }, decider, dependencies),
      ...senderCauses(before, before.shares ?? [], -1, decider, dependencies),
    ];
    await carryOut(before, decided, causes, dependencies);
    return showAgain(params, decider, dependencies);
  },

  async proposals({ query: { page }, session }, dependencies) {
    const { proposals, ...rest } = await dependencies.proposals.waiting(page, PAGE_ROWS);
    return { proposals: proposals.map((proposal) => showProposal(proposal, session.staff)), ...rest };
  },

  async propose({ body: { reason, ...order }, ...decider }, dependencies) {
    if (order.iban !== undefined && !isValidIBAN(order.iban)) throw new Refusal('wrong-iban');
    const made = await proposeAdjustment({ kind: 'adjustment', ...order }, reason, decider, dependencies);
    return showProposal(made, decider.session.staff);
  },

  async approve({ params: { id }, ...decider }, dependencies) {
    return showProposal(await approve(id, decider, dependencies), decider.session.staff);
  },

  async decline({ params: { id }, body: { reason }, ...decider }, dependencies) {
    return showProposal(await decline(id, reason, decider, dependencies), decider.session.staff);
  },
};

async function showAgain(
  key: Pick<Transfer, 'account' | 'id'>,
  { session, now }: Decider,
  dependencies: DeskDependencies,
): Promise<SuspenseDetail> {
  return showTransfer(await loadTransfer(key, dependencies), session.staff, now, dependencies);
}

const database = openDatabase(process.env);
export const handler = serve(api.suspense, operations, {
  staffSessions: openStaffSessions(database),
  transfers: openTransfers(database),
  proposals: openProposals(database),
  ledger: openLedger(database, jittered(12)),
  agents: openAgents(database),
  agentSearch: openAgentSearch(database),
  senders: openSenders(database),
  registeredIbans: openRegisteredIbans(database),
  claims: openClaims(database),
  bankAccounts: openBankAccounts(database),
  limits: openLimits(database),
  audit: openAudit(database),
  sms: openSms(process.env),
  mintId: (at) => ulid(msOf(at)),
  now,
});

import { createHash } from 'node:crypto';
import { api } from '../../shared/api';
import type { ShownFinding } from '../../shared/api/control';
import { PAGE_ROWS } from '../../shared/api/page';
import { closeFinding, type Finding, identityOf, type ListedFinding, listed } from '../../shared/domain/finding';
import { settleByHand } from '../../shared/domain/payment';
import { Refusal } from '../../shared/domain/refusal';
import { makeDayReport } from '../control/day-report';
import { openStatementDrops, type StatementDrops } from '../gateways/statement-drops';
import { auditEntry } from '../runtime/audit-entry';
import { now } from '../runtime/clock';
import { jittered } from '../runtime/patience';
import type { Operations } from '../runtime/request';
import { type ServeDependencies, serve } from '../runtime/serve';
import { type Audit, openAudit } from '../stores/audit';
import { type BankAccounts, openBankAccounts } from '../stores/bank-accounts';
import { type Controls, openControls } from '../stores/controls';
import { openDatabase } from '../stores/database';
import { type Findings, openFindings } from '../stores/findings';
import { type InstitutionNames, openInstitutionNames } from '../stores/institution-names';
import { openInstitutions } from '../stores/institutions';
import { CauseRejected, type Ledger, openLedger } from '../stores/ledger';
import { type ManualPayments, openManualPayments } from '../stores/manual-payments';
import { openPayments, type Payments } from '../stores/payments';
import { openStaffSessions } from '../stores/staff-sessions';
import { openStatementFiles, type StatementFiles } from '../stores/statement-files';

export interface ControlDependencies extends ServeDependencies {
  readonly findings: Findings;
  readonly controls: Pick<Controls, 'ofDay' | 'find'>;
  readonly payments: Pick<Payments, 'find' | 'moveWrites'>;
  readonly manualPayments: ManualPayments;
  readonly institutionNames: InstitutionNames;
  readonly ledger: Ledger;
  readonly audit: Audit;
  readonly statementFiles: StatementFiles;
  readonly bankAccounts: Pick<BankAccounts, 'list'>;
  readonly drops: Pick<StatementDrops, 'put'>;
}

export const operations: Operations<typeof api.control, ControlDependencies> = {
  async statements({ query: { page } }, { statementFiles }) {
    return statementFiles.page(page, PAGE_ROWS);
  },

  async statement({ params }, { statementFiles }) {
    const file = await statementFiles.find(params);
    if (file === undefined) throw new Refusal('not-found');
    return file;
  },

  async uploadStatement({ session, body: { account, name, content }, now }, dependencies) {
    const { bankAccounts, statementFiles, drops, audit } = dependencies;
    if (!(await bankAccounts.list()).some(({ id }) => id === account)) throw new Refusal('not-found');
    const bytes = Buffer.from(content, 'base64');
    const id = createHash('sha256').update(bytes).digest('hex');
    const known = await statementFiles.find({ account, id });
    if (known !== undefined && known.refusalCount === 0) return { id, account, outcome: 'known' };
    await audit.record(auditEntry(session, 'statement.imported', `statement:${account}:${id}`, { name }, now));
    await drops.put({ account, name: `${id}/${name.replaceAll('/', '_')}` }, bytes);
    return { id, account, outcome: 'taken' };
  },

  async day({ params: { day } }, { controls }) {
    return { accounts: await controls.ofDay(day) };
  },

  async accountDay({ params: { day, account } }, { controls, findings, institutionNames }) {
    const control = await controls.find(account, day);
    if (control === undefined) throw new Refusal('not-found');
    const nameOf = await institutionNames();
    const told: ShownFinding[] = [];
    for await (const finding of findings.list(day, day)) {
      if (finding.account === account) told.push(show(listed(finding), nameOf));
    }
    return { control, findings: told };
  },

  async dayReport({ params: { day }, query: { format, language }, now }, dependencies) {
    return makeDayReport(day, format, language, now, dependencies);
  },

  async findings({ query: { of, page } }, { findings, institutionNames }) {
    const [{ findings: found, ...rest }, nameOf] = await Promise.all([
      findings.page(of, page, PAGE_ROWS),
      institutionNames(),
    ]);
    return { findings: found.map((finding) => show(finding, nameOf)), ...rest };
  },

  async findingRow({ session, params: { id }, now }, { findings, audit }) {
    const { raw, ...finding } = await findFinding(id, findings);
    if (raw === undefined) throw new Refusal('not-found');
    const details = { kind: finding.kind, account: finding.account };
    await audit.record(auditEntry(session, 'finding.row-viewed', subjectOf(finding), details, now));
    return { row: raw };
  },

  async closeFinding({ session, params: { id }, body: { reason }, now }, { findings, audit, institutionNames }) {
    const finding = await findFinding(id, findings);
    const closed = closeFinding(finding, { by: session.name, at: now, reason });
    const entry = auditEntry(session, 'finding.closed', subjectOf(finding), { reason }, now);
    if (!(await findings.close(closed, audit.writes(entry)))) throw new Refusal('not-open');
    return show(listed(closed), await institutionNames());
  },

  async manualPayments({ query: { page } }, { manualPayments, institutionNames }) {
    const [{ payments, ...rest }, nameOf] = await Promise.all([
      manualPayments.page(page, PAGE_ROWS),
      institutionNames(),
    ]);
    return {
      payments: payments.map((payment) => ({ ...payment, institutionName: nameOf(payment.institution) })),
      ...rest,
    };
  },

  async settlePayment({ session, params: { agent, id }, body: { outcome, reason }, now }, dependencies) {
    const { payments, ledger, audit } = dependencies;
    const before = await payments.find(agent, id);
    if (before === undefined) throw new Refusal('not-found');
    const settlement = settleByHand(before, outcome, reason, now);
    const entry = auditEntry(session, 'payment.settled', `payment:${id}`, { outcome, reason, agent }, now);
    const causes = [...payments.moveWrites(before, settlement.payment), ...audit.writes(entry)].map((write) => ({
      reference: `payment:${id}`,
      write,
    }));
    const parts = settlement.outcome === 'refused' ? [{ account: agent, decide: () => settlement.refund }] : [];
    try {
      await ledger.appendAll(parts, causes, dependencies.now);
    } catch (error) {
      if (error instanceof CauseRejected) throw new Refusal('not-open');
      throw error;
    }
    return { state: settlement.payment.state };
  },
};

async function findFinding(id: ShownFinding['id'], findings: Pick<Findings, 'find'>): Promise<Finding> {
  const identity = Buffer.from(id, 'base64url').toString('utf8');
  // A single letter of base64 is no byte, and DynamoDB takes no empty key.
  const finding = identity === '' ? undefined : await findings.find(identity);
  if (finding === undefined) throw new Refusal('not-found');
  return finding;
}

/** What the audit trail calls a finding. */
function subjectOf(finding: Finding): string {
  return `finding:${identityOf(finding)}`.slice(0, 200);
}

function show(finding: ListedFinding, nameOf: (institution: string) => string): ShownFinding {
  const { institution } = finding;
  return {
    ...finding,
    id: Buffer.from(identityOf(finding), 'utf8').toString('base64url'),
    ...(institution === undefined ? {} : { institutionName: nameOf(institution) }),
  };
}

const database = openDatabase(process.env);
export const handler = serve(api.control, operations, {
  staffSessions: openStaffSessions(database),
  findings: openFindings(database),
  controls: openControls(database),
  payments: openPayments(database),
  manualPayments: openManualPayments(database),
  institutionNames: openInstitutionNames(openInstitutions(database), Date.now),
  ledger: openLedger(database, jittered(20)),
  audit: openAudit(database),
  statementFiles: openStatementFiles(database),
  bankAccounts: openBankAccounts(database),
  drops: openStatementDrops(process.env),
  now,
});

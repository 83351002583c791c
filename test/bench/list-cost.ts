import { openAnnouncements } from '../../lambdas/stores/announcements';
import { openAudit } from '../../lambdas/stores/audit';
import { openCaseLists } from '../../lambdas/stores/case-lists';
import { openCases } from '../../lambdas/stores/cases';
import type { Database } from '../../lambdas/stores/database';
import { openFindings } from '../../lambdas/stores/findings';
import { openManualPayments } from '../../lambdas/stores/manual-payments';
import { openPayments } from '../../lambdas/stores/payments';
import { openProposals } from '../../lambdas/stores/proposals';
import { openStatementFiles } from '../../lambdas/stores/statement-files';
import { transact } from '../../lambdas/stores/transact';
import { openTransfers } from '../../lambdas/stores/transfers';
import { PAGE_ROWS } from '../../shared/api/page';
import { CaseNumber } from '../../shared/domain/case';
import { dayOf, later } from '../../shared/domain/instant';
import { kurus } from '../../shared/domain/kurus';
import { startPayment } from '../../shared/domain/payment';
import { Proposal } from '../../shared/domain/proposal';
import { StatementFile } from '../../shared/domain/statement-file';
import { agentNumber, aTransfer, monday } from '../support/builders';
import { aCase, aMessage } from '../support/cases';
import type { Meter } from '../support/meter';
import { aQuote } from '../support/payments';
import { budgets } from './budgets';
import type { Figure } from './figure';

/** More than a page, so that each list has a next one. */
const ROWS = PAGE_ROWS + 5;

interface List {
  readonly name: string;
  /** Puts a row as the handlers put it, with texts as long as people write them. */
  readonly put: (index: number) => Promise<unknown>;
  readonly page: () => Promise<readonly unknown[]>;
}

const id = (index: number) => `01KB${String(index).padStart(22, '0')}`;
const deniz = { id: 'financeone', name: 'Deniz Kurgu' };
const note = 'Dekontu telefonla istendi; gönderenin adı temsilcinin ortağı ile aynı, şubesi de tutuyor.';

/** What a page of each list of the back office costs. */
export async function listCost(database: Database, meter: Meter): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { name, put, page } of listsOf(database)) {
    for (let index = 1; index <= ROWS; index += 1) await put(index);
    const { result, cost } = await meter.measure(page);
    if (result.length !== PAGE_ROWS) throw new Error(`a page of ${result.length} ${name}`);
    figures.push({ name: `${name}, a page of ${PAGE_ROWS}`, values: cost, budget: budgets.listPage });
  }
  return figures;
}

function listsOf(database: Database): readonly List[] {
  const transfers = openTransfers(database);
  const proposals = openProposals(database);
  const payments = openPayments(database);
  const findings = openFindings(database);
  const files = openStatementFiles(database);
  const audit = openAudit(database);
  const announcements = openAnnouncements(database);
  const write = (writes: Parameters<typeof transact>[1][number]['writes']) =>
    transact(database, [{ writes, otherwise: 'busy' }]);
  return [
    {
      name: 'suspense',
      put: (index) =>
        transfers.record(
          aTransfer({
            id: `2026112300${index}`,
            state: 'suspense',
            reason: 'several-agents',
            senderName: 'ÖRNEK MAKİNA SANAYİ VE TİCARET ANONİM ŞİRKETİ',
          }),
        ),
      page: async () => (await transfers.suspense(undefined, PAGE_ROWS)).transfers,
    },
    {
      name: 'proposals',
      put: (index) => write(proposals.makeCauses(aProposal(index)).map((cause) => cause.write)),
      page: async () => (await proposals.waiting(undefined, PAGE_ROWS)).proposals,
    },
    {
      name: 'payments that wait for people',
      put: async (index) => {
        const pending = startPayment(aQuote(), 'user0000001', undefined, later(monday, index));
        await write([payments.startWrite(pending)]);
        const { nextAskAt: _, ...asked } = pending;
        return payments.move(pending, { ...asked, state: 'manual', asks: 1 });
      },
      page: async () => (await openManualPayments(database).page(undefined, PAGE_ROWS)).payments,
    },
    {
      name: 'open findings',
      put: (index) =>
        findings.add({
          ...{ day: dayOf(monday), kind: 'unreadable-row', account: 'ziraat-1', feed: 'service' },
          ...{ reference: String(index).padStart(64, '0'), reason: 'amount, bookedAt', raw: 'x'.repeat(4_000) },
          ...{ foundAt: monday, state: 'open' },
        }),
      page: async () => (await findings.page('open', undefined, PAGE_ROWS)).findings,
    },
    {
      name: 'statement files',
      put: (index) => files.save(aFile(index)),
      page: async () => (await files.page(undefined, PAGE_ROWS)).files,
    },
    {
      name: 'audit trail of a day',
      put: (index) =>
        audit.record({
          ...{ id: id(index), at: monday, by: deniz, action: 'transfer.credited' },
          subject: `transfer:ziraat-1:2026112300${index}`,
          details: { amount: '1.234,56 ₺', sender: 'ÖRNEK TİCARET', agents: '63104821: 1.234,56 ₺', note },
        }),
      page: async () => (await audit.ofDay(dayOf(monday), undefined, PAGE_ROWS)).entries,
    },
    {
      name: 'cases of a state',
      put: (index) => {
        const number = CaseNumber.parse(`K26-${String(index).padStart(6, '0')}`);
        return write(
          openCases(database).openWrites({ case: aCase({ number }, index), messages: [aMessage()], papers: [] }),
        );
      },
      page: async () => (await openCaseLists(database).ofState('received', {}, undefined, PAGE_ROWS)).cases,
    },
    {
      name: 'announcements',
      put: (index) =>
        announcements.save(
          {
            ...{ id: `5d1c7a9e-0b7f-4c57-9a53-${String(index).padStart(12, '0')}`, title: note.slice(0, 80) },
            ...{ text: note.repeat(40), audience: 'everyone', from: monday, isPinned: false, files: [], forms: [] },
          },
          undefined,
          0,
          [],
        ),
      page: async () => (await announcements.list(undefined, undefined, PAGE_ROWS)).announcements,
    },
  ];
}

function aProposal(index: number): Proposal {
  const shares = [1, 2].map((agent) => ({ agent: agentNumber(agent), amount: kurus(600_000) }));
  return Proposal.parse({
    ...{ id: id(index), amount: 1_200_000, proposedBy: deniz, at: monday, reason: note, state: 'waiting' },
    order: { kind: 'split', account: 'ziraat-1', transfer: `2026112300${index}`, shares },
    agents: shares.map(({ agent }) => ({ number: agent, title: 'Örnek İletişim ve Kırtasiye', state: 'active' })),
  });
}

function aFile(index: number): StatementFile {
  return StatementFile.parse({
    ...{ id: String(index).padStart(64, '0'), account: 'isbank-1', name: `isbank-ekstre-2026-11-${index}.sta` },
    ...{ bytes: 40_000, receivedAt: monday, readAt: monday, statementCount: 1, refusalCount: 0 },
    ...{ statements: [], refusals: [] },
  });
}

import type { CaseNumber } from '../../shared/domain/case';
import { type ClosingStatement, periodStart } from '../../shared/domain/closing-statement';
import { withOrigin } from '../../shared/domain/entry-origin';
import type { Head } from '../../shared/domain/ledger';
import type { ClosingLine } from '../documents/closing-statement-pdf';
import type { OutgoingMail } from '../gateways/mail-sender';
import type { ObjectStore } from '../gateways/object-store';
import { institutionNames } from '../reports/names';
import type { Cases } from '../stores/cases';
import type { ClosingStatements } from '../stores/closing-statements';
import type { Institutions } from '../stores/institutions';
import type { Ledger } from '../stores/ledger';

export interface MakeDependencies {
  readonly cases: Pick<Cases, 'findPaper' | 'keepPapers'>;
  readonly closingStatements: Pick<ClosingStatements, 'find'>;
  readonly ledger: Pick<Ledger, 'list' | 'headBefore'>;
  readonly institutions: Pick<Institutions, 'findAll'>;
  /** The papers' bucket. */
  readonly papers: Pick<ObjectStore, 'put' | 'get'>;
}

type Attachment = NonNullable<OutgoingMail['attachments']>[number];

/** So many lines fill about twenty pages; a mailbox takes that. */
const MOST_LINES = 800;
const LINES_AT_ONCE = 200;

/**
 * The closing statement of a case, kept among its papers. It is made of what was written down with the decision and of
 * entries that never change: made again where the process died before, it is the same paper in the same place. Once it is
 * there it is never made again.
 */
export async function makeClosingStatement(number: CaseNumber, dependencies: MakeDependencies): Promise<Attachment> {
  const { cases, closingStatements, papers } = dependencies;
  const statement = await closingStatements.find(number);
  const paper = statement === undefined ? undefined : await cases.findPaper(number, statement.paper);
  if (statement === undefined || paper === undefined) throw new Error(`no closing statement belongs to ${number}`);
  if (paper.status === 'accepted') {
    return { name: paper.name, type: paper.type, content: await papers.get(paper.place) };
  }
  const start = await startOfPeriod(statement, dependencies);
  const lines = await linesOf(statement, start, dependencies);
  /** Megabytes that only printing needs: most runs have nothing to print. */
  const { renderClosingStatement } = await import('../documents/closing-statement-pdf');
  const content = await renderClosingStatement(statement, {
    from: periodStart(statement),
    openingBalance: start.balanceAfter,
    count: statement.lastSeq - start.seq,
    lines,
  });
  await papers.put(paper.place, content, 'application/octet-stream');
  await cases.keepPapers(number, [{ ...paper, bytes: content.byteLength, status: 'accepted' }]);
  return { name: paper.name, type: paper.type, content };
}

/** Where the account stood when the period began. */
function startOfPeriod(statement: ClosingStatement, { ledger }: MakeDependencies): Promise<Head> {
  return ledger.headBefore(statement.agent.number, periodStart(statement));
}

/** The period's entries up to the closing, newest first: all of them, or the last that a paper can hold. */
async function linesOf(
  { agent, lastSeq, closedAt, ...statement }: ClosingStatement,
  { seq: firstSeq }: Head,
  { ledger, institutions }: MakeDependencies,
): Promise<ClosingLine[]> {
  const range = { from: periodStart({ closedAt, ...statement }) };
  const entries = [];
  let page: string | undefined;
  do {
    const found = await ledger.list(agent.number, range, page, LINES_AT_ONCE);
    entries.push(...found.entries.filter(({ seq }) => seq > firstSeq && seq <= lastSeq));
    page = found.next;
  } while (page !== undefined && entries.length < MOST_LINES);
  const told = entries.slice(0, MOST_LINES).map(withOrigin);
  const billed = told.flatMap(({ origin }) => (origin?.of === 'bill' ? [origin.institution] : []));
  const nameOf = await institutionNames(billed, institutions);
  return told.map((entry) => ({
    ...entry,
    ...(entry.origin?.of === 'bill' ? { institution: nameOf(entry.origin.institution) } : {}),
  }));
}

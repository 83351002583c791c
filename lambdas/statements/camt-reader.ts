import type { StatementFormat } from '../../shared/domain/statement';
import { readAccount } from '../../shared/domain/statement-account';
import { settleBalances, takeBalance } from './camt-balances';
import { type CamtDetail, readCamtDetail, readCamtEntry } from './camt-entry';
import { holdSchema, readCamtDay, refuse, words } from './camt-fields';
import { readSummary } from './camt-summary';
import { at, openCamtXml, textAt, type XmlNode } from './camt-xml';
import { openDraft, type StatementDraft } from './statement-draft';
import type { Place, StatementFile, StatementReader } from './statement-file';

/** The messages that are understood (ISO 20022, Cash Management), by the element that holds their statements. */
const MESSAGES: ReadonlyMap<string, { readonly format: StatementFormat; readonly statement: string }> = new Map([
  ['BkToCstmrAcctRpt', { format: 'camt.052', statement: 'Rpt' }],
  ['BkToCstmrStmt', { format: 'camt.053', statement: 'Stmt' }],
  ['BkToCstmrDbtCdtNtfctn', { format: 'camt.054', statement: 'Ntfctn' }],
]);
const NAMESPACE = /^urn:iso:std:iso:20022:tech:xsd:(camt\.05[234])\.001\.(\d\d)$/;
const VERSIONS = { first: 2, last: 13 };

const ONCE = words(
  'Id StmtPgntn RptPgntn NtfctnPgntn ElctrncSeqNb RptgSeq LglSeqNb CreDtTm FrToDt CpyDplctInd RptgSrc Acct RltdAcct',
  'TxsSummry AddtlStmtInf AddtlRptInf AddtlNtfctnInf',
);
const MANY = words('Bal Ntry Intrst');
const ACCOUNT = words('Id Tp Ccy Nm Prxy Ownr Svcr');
const ACCOUNT_ID = words('IBAN Othr');
const NONE: ReadonlySet<string> = new Set();

/** A statement being read, with what can be judged only at its end. */
interface OpenStatement {
  readonly draft: StatementDraft;
  readonly seen: Set<string>;
  readonly balances: XmlNode[];
  details: CamtDetail[];
  summary: XmlNode | undefined;
}

/** Reads camt.052, camt.053 and camt.054, versions 2 to 13, by any prefix, alone or within an envelope. */
export function openCamtReader(file: StatementFile): StatementReader {
  let statement: OpenStatement | undefined;
  return openCamtXml(file, {
    onStatement(name, message, namespace, place) {
      const known = MESSAGES.get(message);
      if (known === undefined) return refuseMessage(file, place);
      if (name !== known.statement) return;
      const draft = openDraft(file, known.format, place.line);
      statement = { draft, seen: new Set(), balances: [], details: [], summary: undefined };
      if (namespace !== undefined && !isKnown(namespace, known.format)) draft.refuse('unknown-message', place);
    },
    onRecord(node) {
      if (statement !== undefined) readRecord(statement, node);
    },
    onDetail(node) {
      if (statement !== undefined) statement.details.push(readCamtDetail(statement.draft, node));
    },
    onStatementEnd(place) {
      if (statement !== undefined) finish(statement, place);
      statement = undefined;
    },
  });
}

/** Whatever else the file holds, it is no statement. */
function refuseMessage(file: StatementFile, place: Place): void {
  file.refuse('unknown-message', place);
  file.giveUp();
}

function isKnown(namespace: string, format: StatementFormat): boolean {
  const [, name, version] = NAMESPACE.exec(namespace) ?? [];
  return name === format && Number(version) >= VERSIONS.first && Number(version) <= VERSIONS.last;
}

function readRecord(statement: OpenStatement, node: XmlNode): void {
  const { draft, seen } = statement;
  const isOnce = ONCE.has(node.name);
  if (!isOnce && !MANY.has(node.name)) refuse(draft, 'unknown-field', node);
  else if (isOnce && seen.has(node.name)) refuse(draft, 'field-twice', node);
  else records.get(node.name)?.(statement, node);
  seen.add(node.name);
}

/** The records that mean something to us; the others of the schema are passed over. */
const records: ReadonlyMap<string, (statement: OpenStatement, node: XmlNode) => void> = new Map([
  ['LglSeqNb', readNumber],
  ['ElctrncSeqNb', readNumber],
  ['CreDtTm', readMoment],
  ['Acct', readCamtAccount],
  ['Bal', keepBalance],
  ['TxsSummry', keepSummary],
  ['Ntry', readEntry],
]);

function readNumber({ draft }: OpenStatement, { text }: XmlNode): void {
  draft.number = text;
}

function readMoment({ draft }: OpenStatement, node: XmlNode): void {
  draft.day = readCamtDay(draft, node);
}

function keepBalance({ draft, balances }: OpenStatement, node: XmlNode): void {
  takeBalance(draft, balances, node);
}

function keepSummary(statement: OpenStatement, node: XmlNode): void {
  statement.summary = node;
}

function readEntry(statement: OpenStatement, node: XmlNode): void {
  const { details, draft } = statement;
  statement.details = [];
  readCamtEntry(draft, node, details);
}

function readCamtAccount({ draft }: OpenStatement, node: XmlNode): void {
  holdSchema(draft, node, ACCOUNT, NONE);
  const id = at(node, 'Id') ?? node;
  holdSchema(draft, id, ACCOUNT_ID, NONE);
  const written = at(id, 'IBAN') ?? at(id, 'Othr', 'Id') ?? node;
  const found = readAccount(written.text);
  if (found === undefined) {
    refuse(draft, 'unreadable-account', written);
    return;
  }
  draft.setAccount(found.account, { line: written.line, column: written.column });
  const currency = textAt(node, 'Ccy') ?? found.currency;
  if (currency !== undefined) draft.agreeOn(currency, { line: node.line, column: node.column });
}

function finish({ draft, balances, summary }: OpenStatement, place: Place): void {
  settleBalances(draft, balances);
  if (summary !== undefined) readSummary(draft, summary);
  draft.finish(place, draft.format === 'camt.053');
}

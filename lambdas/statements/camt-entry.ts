import type { Kurus } from '../../shared/domain/kurus';
import { readIban } from '../../shared/domain/statement-account';
import type { StatementLine } from '../../shared/domain/statement-identity';
import { holdSchema, readCamtAmount, readCamtDay, readSide, readSignedAmount, refuse } from './camt-fields';
import { at, textAt, textsOf, type XmlNode } from './camt-xml';
import { type StatementDraft, signed } from './statement-draft';

/** What one transaction of an entry says. */
export interface CamtDetail {
  /** Signed where the transaction tells its side, and undefined where it tells no amount in the account's currency. */
  readonly amount: Kurus | undefined;
  readonly isCredit: boolean | undefined;
  readonly number: string | undefined;
  readonly reference: string | undefined;
  readonly description: string | undefined;
  readonly sender: Party;
  readonly receiver: Party;
}

interface Party {
  readonly name: string | undefined;
  readonly iban: string | undefined;
}

const ENTRY = new Set(
  'NtryRef Amt CdtDbtInd RvslInd Sts BookgDt ValDt AcctSvcrRef BkTxCd ComssnWvrInd AddtlInfInd AmtDtls Chrgs TechInptChanl Intrst CardTx AddtlNtryInf'.split(
    ' ',
  ),
);
const ENTRY_MANY = new Set(['Avlbty', 'NtryDtls', 'Chrgs', 'Intrst']);
/** The width at which free remittance text is cut into occurrences. */
const USTRD_WIDTH = 140;

/** Reads one `TxDtls` (ISO 20022, EntryTransaction): v2 writes the amount within `AmtDtls`, later versions beside it. */
export function readCamtDetail(draft: StatementDraft, node: XmlNode): CamtDetail {
  for (const name of ['Amt', 'CdtDbtInd']) {
    const [, second] = node.children.filter((child) => child.name === name);
    if (second !== undefined) refuse(draft, 'field-twice', second);
  }
  const written = at(node, 'Amt') ?? at(node, 'AmtDtls', 'TxAmt', 'Amt') ?? at(node, 'AmtDtls', 'InstdAmt', 'Amt');
  const isForeign =
    written?.currency !== undefined && /^[A-Z]{3}$/.test(written.currency) && written.currency !== draft.currency;
  const isCredit = at(node, 'CdtDbtInd') === undefined ? undefined : readSide(draft, node);
  return {
    amount: written === undefined || isForeign ? undefined : readCamtAmount(draft, written, node),
    isCredit,
    number: textAt(node, 'Refs', 'AcctSvcrRef'),
    reference: referenceOf(node),
    description: remittanceOf(node),
    sender: partyOf(node, 'Dbtr'),
    receiver: partyOf(node, 'Cdtr'),
  };
}

function referenceOf(node: XmlNode): string | undefined {
  const endToEnd = textAt(node, 'Refs', 'EndToEndId');
  if (endToEnd !== undefined && endToEnd !== 'NOTPROVIDED') return endToEnd;
  return textAt(node, 'Refs', 'TxId') ?? textAt(node, 'Refs', 'InstrId');
}

/** The free text, cut at 140 characters in mid-word, or else what the bank wrote of the transaction. */
function remittanceOf(node: XmlNode): string | undefined {
  const pieces = textsOf(at(node, 'RmtInf'), 'Ustrd');
  const joined = pieces.map((piece) => (piece.length >= USTRD_WIDTH ? piece : `${piece} `)).join('');
  const structured =
    textAt(node, 'RmtInf', 'Strd', 'AddtlRmtInf') ?? textAt(node, 'RmtInf', 'Strd', 'CdtrRefInf', 'Ref');
  return joined.trim() || structured || textAt(node, 'AddtlTxInf');
}

/** A party's name (within `Pty` since v8) and the IBAN of its account, if its check digits are right. */
function partyOf(node: XmlNode, role: 'Dbtr' | 'Cdtr'): Party {
  return {
    name: textAt(node, 'RltdPties', role, 'Nm') ?? textAt(node, 'RltdPties', role, 'Pty', 'Nm'),
    iban: readIban(textAt(node, 'RltdPties', `${role}Acct`, 'Id', 'IBAN') ?? ''),
  };
}

/**
 * Reads one `Ntry` with the transactions it has (ISO 20022, ReportEntry) into the draft. A batch whose transactions add
 * up to it becomes a line for each; one that does not tell them apart stays one line that credits nobody.
 */
export function readCamtEntry(draft: StatementDraft, node: XmlNode, details: readonly CamtDetail[]): void {
  holdSchema(draft, node, ENTRY, ENTRY_MANY);
  const amount = readSignedAmount(draft, node);
  const isPending = readIsPending(draft, node);
  const isReversal = readIsReversal(draft, node);
  const place = { line: node.line, column: node.column };
  const bookedOn = readCamtDay(draft, at(node, 'BookgDt')) ?? readCamtDay(draft, at(node, 'ValDt')) ?? draft.day;
  if (bookedOn === undefined) draft.refuse('unreadable-date', place);
  if (amount === undefined || isPending === undefined || isReversal === undefined || bookedOn === undefined) return;
  draft.tally(amount, isPending);
  const common = { bookedOn, isReversal, line: node.line };
  const parts = splitBatch(draft, node, amount, details);
  if (parts === undefined) {
    const isBatch = details.length > 1 || Number(textAt(node, 'NtryDtls', 'Btch', 'NbOfTxs') ?? '1') > 1;
    const detail = isBatch ? undefined : details[0];
    draft.add(lineOf(node, { ...common, amount, isBatch }, detail), place, isPending);
    return;
  }
  for (const { detail, part } of parts) {
    draft.add(lineOf(node, { ...common, amount: part, isBatch: false }, detail), place, isPending);
  }
}

/** The transactions of a batch with their signed amounts; undefined where there is one, or where they do not tell. */
function splitBatch(draft: StatementDraft, node: XmlNode, whole: Kurus, details: readonly CamtDetail[]) {
  if (details.length < 2) return undefined;
  const parts = details.flatMap((detail) => {
    const { amount, isCredit = whole >= 0 } = detail;
    return amount === undefined ? [] : [{ detail, part: signed(amount, isCredit) }];
  });
  if (parts.length < details.length) return undefined;
  if (parts.reduce((sum, { part }) => sum + part, 0) === whole) return parts;
  return refuse(draft, 'batch-does-not-add-up', node);
}

type Common = Pick<StatementLine, 'amount' | 'bookedOn' | 'isReversal' | 'isBatch' | 'line'>;

function lineOf(node: XmlNode, common: Common, detail: CamtDetail | undefined): StatementLine {
  // A reversal runs the other way: who had sent it is still the sender.
  const isIncoming = common.amount >= 0 !== common.isReversal;
  const party = isIncoming ? detail?.sender : detail?.receiver;
  const additional = textAt(node, 'AddtlNtryInf');
  const reference = detail?.reference ?? textAt(node, 'NtryRef');
  return {
    ...common,
    description: detail?.description ?? additional ?? '',
    ...(detail?.description === undefined || additional === undefined ? {} : { details: additional }),
    ...(party?.name === undefined ? {} : { counterparty: party.name }),
    ...(party?.iban === undefined ? {} : { counterpartyIban: party.iban }),
    ...(reference === undefined ? {} : { reference }),
    number: detail?.number ?? textAt(node, 'AcctSvcrRef'),
  };
}

/** `Sts`: plain text up to v7, within `Cd` since. Only what is booked counts. */
function readIsPending(draft: StatementDraft, node: XmlNode): boolean | undefined {
  const status = at(node, 'Sts');
  if (status === undefined) return refuse(draft, 'field-missing', node);
  const code = textAt(status, 'Cd') ?? status.text;
  if (code === 'BOOK') return false;
  return ['PDNG', 'INFO', 'FUTR'].includes(code) ? true : refuse(draft, 'unknown-value', status);
}

function readIsReversal(draft: StatementDraft, node: XmlNode): boolean | undefined {
  const mark = at(node, 'RvslInd');
  if (mark === undefined || mark.text === 'false' || mark.text === '0') return false;
  return mark.text === 'true' || mark.text === '1' ? true : refuse(draft, 'unknown-value', mark);
}

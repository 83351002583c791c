import { currencyDecimals } from '../../shared/domain/currency';
import type { Kurus } from '../../shared/domain/kurus';
import { readIban } from '../../shared/domain/statement-account';
import type { StatementLine } from '../../shared/domain/statement-identity';
import { holdSchema, readCamtAmount, readCamtDay, readSide, readSignedAmount, refuse, words } from './camt-fields';
import { at, textAt, textsOf, type XmlNode } from './camt-xml';
import { type StatementDraft, signed } from './statement-draft';

/** What one transaction of an entry says. */
export interface CamtDetail {
  /** Where its amount stands, if it tells one; judged with its entry, which settles the currency. */
  readonly written: XmlNode | undefined;
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

const ENTRY = words(
  'NtryRef Amt CdtDbtInd RvslInd Sts BookgDt ValDt AcctSvcrRef BkTxCd ComssnWvrInd AddtlInfInd AmtDtls',
  'TechInptChanl CardTx AddtlNtryInf',
);
const ENTRY_MANY = words('Avlbty NtryDtls Chrgs Intrst');
const DETAIL = words(
  'Refs Amt CdtDbtInd AmtDtls BkTxCd RltdPties RltdAgts LclInstrm PmtTpInf Purp RmtInf RltdDts FinInstrmId Tax RtrInf',
  'CorpActn SfkpgAcct CardTx AddtlTxInf',
);
const DETAIL_MANY = words('Avlbty Chrgs Intrst RltdRmtInf RltdPric RltdQties CshDpst SplmtryData');
const DETAILS = words('Btch');
const NONE = new Set<string>();
/** The width at which free remittance text is cut into occurrences. */
const USTRD_WIDTH = 140;

/** Reads one `TxDtls` (ISO 20022, EntryTransaction): v2 writes the amount within `AmtDtls`, later versions beside it. */
export function readCamtDetail(draft: StatementDraft, node: XmlNode): CamtDetail {
  holdSchema(draft, node, DETAIL, DETAIL_MANY);
  const isCredit = at(node, 'CdtDbtInd') === undefined ? undefined : readSide(draft, node);
  return {
    written: at(node, 'Amt') ?? at(node, 'AmtDtls', 'TxAmt', 'Amt') ?? at(node, 'AmtDtls', 'InstdAmt', 'Amt'),
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
  for (const group of node.children.filter(({ name }) => name === 'NtryDtls')) {
    holdSchema(draft, group, DETAILS, NONE);
  }
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
    const isBatch = details.length > 1 || (countIn(node) ?? 1) > 1;
    const detail = isBatch ? undefined : details[0];
    draft.add(lineOf(node, { ...common, amount, isBatch }, detail), place, isPending);
    return;
  }
  for (const { detail, part } of parts) {
    draft.add(lineOf(node, { ...common, amount: part, isBatch: false }, detail), place, isPending);
  }
}

/**
 * The transactions of a batch with their signed amounts; undefined where there is one, or where none tells its amount in
 * the account's currency. A batch that tells some of them, or others than it should have, is damaged.
 */
function splitBatch(draft: StatementDraft, node: XmlNode, whole: Kurus, details: readonly CamtDetail[]) {
  const told = countIn(node);
  const isMiscounted = told !== undefined && details.length > 0 && told !== details.length;
  if (details.length < 2) return isMiscounted && told === 0 ? refuse(draft, 'batch-does-not-add-up', node) : undefined;
  const parts = details.flatMap((detail) => {
    const { written, isCredit = whole >= 0 } = detail;
    if (written === undefined || isForeign(draft, written)) return [];
    const amount = readCamtAmount(draft, written, node);
    return amount === undefined ? [] : [{ detail, part: signed(amount, isCredit) }];
  });
  if (parts.length === 0 && !isMiscounted) return undefined;
  const sum = parts.reduce((total, { part }) => total + part, 0);
  const isRight = parts.length === details.length && sum === whole && !isMiscounted;
  return isRight ? parts : refuse(draft, 'batch-does-not-add-up', node);
}

/** In another currency that there is; what is no currency is damage. */
function isForeign(draft: StatementDraft, { currency = '' }: XmlNode): boolean {
  return currency !== draft.currency && currencyDecimals(currency) !== undefined;
}

/** How many transactions the bank says a batch has. */
function countIn(node: XmlNode): number | undefined {
  const told = textAt(node, 'NtryDtls', 'Btch', 'NbOfTxs');
  return told === undefined ? undefined : Number(told);
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

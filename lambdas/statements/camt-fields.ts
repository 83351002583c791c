import { type Day, dayOf, instant } from '../../shared/domain/instant';
import type { Kurus } from '../../shared/domain/kurus';
import { readPointAmount } from '../../shared/domain/statement-amount';
import { dayFrom } from '../../shared/domain/statement-date';
import { at, textAt, type XmlNode } from './camt-xml';
import { type StatementDraft, signed } from './statement-draft';

/** The amount at a node, which may be missing, in the statement's currency; refusals are told. Never negative. */
export function readCamtAmount(draft: StatementDraft, node: XmlNode | undefined, around: XmlNode): Kurus | undefined {
  if (node === undefined) return refuse(draft, 'field-missing', around);
  const decimals = draft.agreeOn(node.currency ?? '', { line: node.line, column: node.column });
  if (decimals === undefined) return undefined;
  const amount = readPointAmount(node.text, decimals);
  return typeof amount === 'string' ? refuse(draft, amount, node) : amount;
}

/** `Amt` and `CdtDbtInd` of a balance or an entry as one signed amount. */
export function readSignedAmount(draft: StatementDraft, around: XmlNode): Kurus | undefined {
  const amount = readCamtAmount(draft, at(around, 'Amt'), around);
  const isCredit = readSide(draft, around);
  return amount === undefined || isCredit === undefined ? undefined : signed(amount, isCredit);
}

/** `CdtDbtInd`: whether it is a credit. */
export function readSide(draft: StatementDraft, around: XmlNode): boolean | undefined {
  const side = at(around, 'CdtDbtInd');
  if (side === undefined) return refuse(draft, 'field-missing', around);
  if (side.text !== 'CRDT' && side.text !== 'DBIT') return refuse(draft, 'unknown-mark', side);
  return side.text === 'CRDT';
}

/** A choice of `Dt` and `DtTm`, as a day in Istanbul. Undefined where there is none or it cannot be read (told). */
export function readCamtDay(draft: StatementDraft, choice: XmlNode | undefined): Day | undefined {
  if (choice === undefined) return undefined;
  const written = textAt(choice, 'Dt') ?? textAt(choice, 'DtTm') ?? choice.text;
  const day = dayIn(written);
  return day ?? refuse(draft, 'unreadable-date', choice);
}

function dayIn(written: string): Day | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)(T\d\d:\d\d:\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/.exec(written);
  if (parts === null) return undefined;
  const [, year = '', month = '', day = '', time, zone] = parts;
  const local = dayFrom(year, month, day);
  // A time without a zone is the bank's own, and so is a zone without a time.
  if (local === undefined || time === undefined || zone === undefined) return local;
  const ms = Date.parse(`${local}${time}${zone}`);
  return Number.isNaN(ms) ? undefined : dayOf(instant(ms));
}

/** Refuses children that the schema does not know there, and those that may come once and come again. */
export function holdSchema(draft: StatementDraft, node: XmlNode, once: ReadonlySet<string>, many: ReadonlySet<string>) {
  const seen = new Set<string>();
  for (const child of node.children) {
    if (!once.has(child.name) && !many.has(child.name)) draft.refuse('unknown-field', child);
    if (once.has(child.name) && seen.has(child.name)) draft.refuse('field-twice', child);
    seen.add(child.name);
  }
}

type Reason = Parameters<StatementDraft['refuse']>[0];

export function refuse(draft: StatementDraft, reason: Reason, { line, column }: XmlNode): undefined {
  draft.refuse(reason, { line, column });
}

/** The names of one or more lists, parted by blanks. */
export function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.join(' ').split(' '));
}

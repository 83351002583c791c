import { currencyDecimals } from '../../shared/domain/currency';
import { type Kurus, kurus } from '../../shared/domain/kurus';
import { readPointAmount } from '../../shared/domain/statement-amount';
import type { ToldTotal } from '../../shared/domain/statement-totals';
import { readSide, refuse } from './camt-fields';
import { at, type XmlNode } from './camt-xml';
import { type StatementDraft, signed } from './statement-draft';

/** Reads `TxsSummry`: the bank's own counts and sums. They carry no currency: they are in the account's. */
export function readSummary(draft: StatementDraft, summary: XmlNode): void {
  const { totals } = draft;
  const all = at(summary, 'TtlNtries');
  totals.entries = readTotal(draft, all);
  totals.credits = readTotal(draft, at(summary, 'TtlCdtNtries'));
  totals.debits = readTotal(draft, at(summary, 'TtlDbtNtries'));
  if (all !== undefined) totals.net = readNet(draft, all);
}

function readTotal(draft: StatementDraft, node: XmlNode | undefined): ToldTotal | undefined {
  if (node === undefined) return undefined;
  const count = at(node, 'NbOfNtries');
  if (count !== undefined && !/^\d{1,15}$/.test(count.text)) refuse(draft, 'unreadable-amount', count);
  return { count: count === undefined ? undefined : Number(count.text), sum: readSum(draft, at(node, 'Sum')) };
}

function readSum(draft: StatementDraft, node: XmlNode | undefined): Kurus | undefined {
  const decimals = currencyDecimals(draft.currency ?? '');
  if (node === undefined || decimals === undefined) return undefined;
  const sum = readPointAmount(node.text, decimals);
  return typeof sum === 'string' ? refuse(draft, sum, node) : sum;
}

/** The net sum: `TtlNetNtry` with amount and side, or (up to v3) the two beside the total. */
function readNet(draft: StatementDraft, all: XmlNode): Kurus | undefined {
  const within = at(all, 'TtlNetNtry');
  const amount = readSum(draft, within === undefined ? at(all, 'TtlNetNtryAmt') : at(within, 'Amt'));
  if (amount === undefined) return undefined;
  if (amount === 0) return kurus(0);
  const isCredit = readSide(draft, within ?? all);
  return isCredit === undefined ? undefined : signed(amount, isCredit);
}

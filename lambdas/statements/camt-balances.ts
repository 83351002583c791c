import { currencyDecimals } from '../../shared/domain/currency';
import type { StatementBalance } from '../../shared/domain/statement';
import { holdSchema, readCamtDay, readSignedAmount, refuse } from './camt-fields';
import { at, textAt, type XmlNode } from './camt-xml';
import type { StatementDraft } from './statement-draft';

const ONCE = new Set(['Tp', 'Amt', 'CdtDbtInd', 'Dt']);
const MANY = new Set(['CdtLine', 'Avlbty']);

/** Balances between which the lines lie (ISO 20022 external code set, BalanceType). */
const PROVING = new Set(['OPBD', 'PRCD', 'CLBD', 'ITBD']);
/** Available, forward, expected: they prove nothing. */
const OTHERS = new Set(['OPAV', 'CLAV', 'ITAV', 'FWAV', 'XPCD', 'INFO']);

/** Keeps a balance that proves something. A code that nobody knows may be a damaged one, and is refused. */
export function takeBalance(draft: StatementDraft, balances: XmlNode[], node: XmlNode): void {
  holdSchema(draft, node, ONCE, MANY);
  // The first balance settles the currency, so that a strange one is refused at its own place.
  const currency = at(node, 'Amt')?.currency;
  if (draft.currency === undefined && currency !== undefined && currencyDecimals(currency) !== undefined) {
    draft.agreeOn(currency, { line: node.line, column: node.column });
  }
  const code = codeOf(node);
  if (code === undefined) {
    // The bank's own kinds of balance.
    if (textAt(node, 'Tp', 'CdOrPrtry', 'Prtry') === undefined) refuse(draft, 'field-missing', node);
  } else if (PROVING.has(code)) {
    if (code !== 'ITBD' && balances.some((other) => codeOf(other) === code)) refuse(draft, 'field-twice', node);
    else balances.push(node);
  } else if (!OTHERS.has(code)) {
    refuse(draft, 'unknown-value', node);
  }
}

function codeOf(node: XmlNode): string | undefined {
  return textAt(node, 'Tp', 'CdOrPrtry', 'Cd');
}

/**
 * Opening and closing balance of a statement: OPBD or PRCD (which must not differ) and CLBD; on pages, and in reports
 * within the day, the first and the last ITBD stand for what is missing.
 */
export function settleBalances(draft: StatementDraft, balances: readonly XmlNode[]): void {
  const find = (code: string) => balances.find((balance) => codeOf(balance) === code);
  const [opened, previous, closed] = [find('OPBD'), find('PRCD'), find('CLBD')];
  const interim = balances.filter((balance) => codeOf(balance) === 'ITBD');
  const first = opened ?? previous;
  const opening = first ?? (closed !== undefined || interim.length > 1 ? interim[0] : undefined);
  const closing = closed ?? (opening === interim.at(-1) ? undefined : interim.at(-1));
  draft.opening = readBalance(draft, opening);
  draft.closing = readBalance(draft, closing);
  const before = previous === opening ? undefined : readBalance(draft, previous);
  if (before !== undefined && previous !== undefined && before.amount !== draft.opening?.amount) {
    refuse(draft, 'balances-disagree', previous);
  }
}

function readBalance(draft: StatementDraft, node: XmlNode | undefined): StatementBalance | undefined {
  if (node === undefined) return undefined;
  const amount = readSignedAmount(draft, node);
  const on = readCamtDay(draft, at(node, 'Dt'));
  return amount === undefined ? undefined : { amount, ...(on === undefined ? {} : { on }) };
}

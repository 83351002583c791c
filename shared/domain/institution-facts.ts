import type { Institution } from './institution';
import { formatAmount } from './lira';

/**
 * An institution as lines of the audit trail can tell it, each by its name: two readings held against each other show
 * which term, key or rule changed. Amounts in lira.
 */
export function institutionFacts(institution: Institution): Record<string, string> {
  const { keys, fees, commissions, openHours, notice, minimumKurus, maximumKurus, ...plain } = institution;
  return {
    ...Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, String(value)])),
    openHours: openHours === 'always' ? 'always' : `${openHours.from}–${openHours.to}`,
    amounts: `${formatAmount(minimumKurus)}–${formatAmount(maximumKurus)}`,
    ...(notice !== undefined && { notice: [notice.text, notice.until].filter(Boolean).join(' → ') }),
    ...Object.fromEntries(keys.flatMap(keyFacts)),
    ...Object.fromEntries(fees.map(({ from, amount }) => [`fee ${from}`, formatAmount(amount)])),
    ...Object.fromEntries(commissions.map((term) => [`commission ${term.from}`, commissionFact(term)])),
  };
}

function keyFacts({ name, label, hint, pattern, sample, isMandatory }: Institution['keys'][number]) {
  const rule = `${label.tr} / ${label.en}, ${pattern}, ${sample}, ${isMandatory ? 'mandatory' : 'optional'}`;
  return [[`key ${name}`, rule], ...(hint === undefined ? [] : [[`key ${name} hint`, `${hint.tr} / ${hint.en}`]])];
}

function commissionFact({ to, rateBasisPoints, flat, minimum, maximum }: Institution['commissions'][number]): string {
  return [
    `%${formatAmount(rateBasisPoints)} + ${formatAmount(flat)}`,
    minimum !== undefined && `≥ ${formatAmount(minimum)}`,
    maximum !== undefined && `≤ ${formatAmount(maximum)}`,
    to !== undefined && `until ${to}`,
  ]
    .filter(Boolean)
    .join(', ');
}

const MINUS = '\u2212';
const NBSP = '\u00a0';
const grouped = new Intl.NumberFormat('tr-TR', { useGrouping: true });

/** The figure without its sign of currency: `-123456` → `−1.234,56`. Takes whole kuruş; never passes through a fraction. */
export function formatAmount(kurus: number): string {
  const size = Math.abs(kurus);
  const cents = String(size % 100).padStart(2, '0');
  return `${kurus < 0 ? MINUS : ''}${grouped.format(Math.trunc(size / 100))},${cents}`;
}

/** Money as people read it: `1.234,56 ₺`, never broken before the ₺. */
export function formatMoney(kurus: number): string {
  return `${formatAmount(kurus)}${NBSP}₺`;
}

/** A movement of money, its direction always said: `+5.000,00 ₺`, `−318,40 ₺`. */
export function formatMovement(kurus: number): string {
  return `${kurus > 0 ? '+' : ''}${formatMoney(kurus)}`;
}

/**
 * An amount in lira as somebody typed it, in whole kuruş: `1.234,5`, `1234,50 ₺`, `1234`, and `12.50` where a dot cannot
 * set off thousands. Undefined for anything else.
 */
export function readMoney(typed: string): number | undefined {
  const plain = typed.replace(/[\s₺]/g, '');
  const written = /^\d+\.\d{1,2}$/.test(plain) ? plain.replace('.', ',') : plain;
  const [, lira = '', cents = ''] = /^(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))?$/.exec(written) ?? [];
  const kurus = Number(lira.replaceAll('.', '')) * 100 + Number(cents.padEnd(2, '0'));
  return lira !== '' && Number.isSafeInteger(kurus) ? kurus : undefined;
}

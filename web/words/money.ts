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

export { readMoney } from '../../shared/domain/lira';

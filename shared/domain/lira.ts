const decimal = new Intl.NumberFormat('tr-TR', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Kuruş as people read them in Turkey: `1.234,56 ₺`, with a space that does not break. Exact for every safe integer. */
export function formatLira(kurus: number): string {
  return `${formatAmount(kurus)}\u00a0₺`;
}

/** The same without the sign of the currency. */
export function formatAmount(kurus: number): string {
  const whole = Math.trunc(Math.abs(kurus) / 100);
  const rest = Math.abs(kurus) % 100;
  const text = decimal.format(whole).replace(/00$/, String(rest).padStart(2, '0'));
  return kurus < 0 ? `-${text}` : text;
}

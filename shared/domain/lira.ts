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

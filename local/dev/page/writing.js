const whole = new Intl.NumberFormat('tr-TR');
const time = new Intl.DateTimeFormat('tr-TR', { timeZone: 'Europe/Istanbul', timeStyle: 'medium' });
const day = new Intl.DateTimeFormat('tr-TR', { timeZone: 'Europe/Istanbul', dateStyle: 'short' });

/** Kuruş as people read them: `1.234,56 ₺`. */
export function formatLira(kurus) {
  const size = Math.abs(kurus);
  return `${kurus < 0 ? '−' : ''}${whole.format(Math.trunc(size / 100))},${String(size % 100).padStart(2, '0')}\u00a0₺`;
}

/** The kuruş of a written amount (`1250`, `1.250,5`, `-12.50`), or undefined when it cannot be read. */
export function parseLira(written) {
  const [, sign, grouped, plain, cents = ''] =
    /^([-−]?)(?:(\d{1,3}(?:\.\d{3})+)|(\d+))(?:[.,](\d{1,2}))?$/.exec(written.replace(/[\s₺]/g, '')) ?? [];
  const lira = grouped?.replaceAll('.', '') ?? plain;
  if (lira === undefined) return undefined;
  const kurus = Number(lira) * 100 + Number(cents.padEnd(2, '0'));
  return kurus === 0 || !Number.isSafeInteger(kurus) ? undefined : sign === '' ? kurus : -kurus;
}

/** `14:05:09` in Istanbul, with the day before it when it is not today. */
export function formatTime(when) {
  const at = new Date(when);
  const isToday = day.format(at) === day.format(new Date());
  return isToday ? time.format(at) : `${day.format(at)} ${time.format(at)}`;
}

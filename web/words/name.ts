/** What one calls a person by: `Ayşe Örnek` → `Ayşe`. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? '';
}

/** At most two letters that stand for a person: `Ayşe Nur Örnek` → `AÖ`. */
export function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  const letters = [parts[0], parts.length > 1 ? parts.at(-1) : undefined].map((part) => part?.[0] ?? '');
  return letters.join('').toLocaleUpperCase('tr');
}

/** An IBAN in groups of four, as banks print it. */
export function formatIban(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, '$1 ');
}

type Record_ = Readonly<Record<string, unknown>>;

/**
 * What changed between two records, for the audit trail: `{"branch": "Kızılay → Ulus"}`. A field that came or went shows
 * nothing on its side; fields that stayed are left out.
 */
export function differences(before: Record_ | undefined, after: Record_): Record<string, string> {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after)])];
  return Object.fromEntries(
    names.flatMap((name) => {
      const [was, is] = [written(before?.[name]), written(after[name])];
      return was === is ? [] : [[name, `${was} → ${is}`.trim()]];
    }),
  );
}

function written(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

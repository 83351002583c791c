import * as z from 'zod';

/** The longest value of a key, in characters. */
const LONGEST = 40;

/** The patterns an institution may set: digits, capital letters and classes of them, each once, `?`, `{n}` or `{n,m}`. */
const PATTERN = /^\^(?:(?:\\d|[A-Z0-9]|\[(?:[A-Z0-9]|[A-Z]-[A-Z]|\d-\d)+\])(?:\?|\{\d{1,2}(?:,\d{1,2})?\})?)+\$$/;

/** How many parts of a pattern may vary in length. */
const MAX_VARIABLE_PARTS = 3;

/**
 * The source of a regular expression over the whole value: `^5\d{9}$`. With no groups, no open-ended repetition and few
 * parts of variable length, a value of at most `LONGEST` characters is decided in some ten thousand steps at worst.
 */
const KeyPattern = z
  .string()
  .max(100)
  .regex(PATTERN)
  .refine((pattern) => (pattern.match(/[?,]/g) ?? []).length <= MAX_VARIABLE_PARTS, 'varies in too many places')
  .refine(compiles, 'is no regular expression');

/** A text on the screen in both languages. */
export const BothLanguages = z.object({ tr: z.string().min(1).max(120), en: z.string().min(1).max(120) });

/** What bills are looked up by (abone no, tesisat no, telefon no …): each institution defines its own. */
export const SubscriptionKey = z
  .object({
    name: z.string().regex(/^[a-z][a-zA-Z0-9]{0,29}$/),
    label: BothLanguages,
    pattern: KeyPattern,
    /** A value that fits, shown to agents and never anybody's. */
    sample: z.string(),
    isMandatory: z.boolean(),
    /** Where on a bill it stands. */
    hint: BothLanguages.optional(),
  })
  .refine(({ pattern, sample }) => compiles(pattern) && fits(sample, pattern), {
    path: ['sample'],
    error: 'must fit the pattern',
  });
export type SubscriptionKey = z.infer<typeof SubscriptionKey>;

/** Values by key name: what names a subscription at its institution. */
export const SubscriptionKeys = z.record(z.string(), z.string());
export type SubscriptionKeys = z.infer<typeof SubscriptionKeys>;

export type KeyCheck =
  | { readonly kind: 'right'; readonly keys: SubscriptionKeys }
  | { readonly kind: 'wrong'; readonly key: string };

/**
 * The values without their blanks, blank ones left out; or the first key at fault in the institution's order: mandatory
 * and missing, or not fitting. A name the institution does not have is at fault too.
 */
export function checkValues(definitions: readonly SubscriptionKey[], values: SubscriptionKeys): KeyCheck {
  const given = new Map(Object.entries(values).map(([name, value]) => [name, value.replace(/\s/g, '')]));
  const keys: [string, string][] = [];
  for (const { name, pattern, isMandatory } of definitions) {
    const value = given.get(name) ?? '';
    given.delete(name);
    if (value === '' ? isMandatory : !fits(value, pattern)) return { kind: 'wrong', key: name };
    if (value !== '') keys.push([name, value]);
  }
  const [foreign] = given.keys();
  return foreign === undefined ? { kind: 'right', keys: Object.fromEntries(keys) } : { kind: 'wrong', key: foreign };
}

function fits(value: string, pattern: string): boolean {
  return value.length <= LONGEST && new RegExp(pattern).test(value);
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern).source === pattern;
  } catch {
    return false;
  }
}

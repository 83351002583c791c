import { electronicFormatIBAN, isValidIBAN } from 'ibantools';
import { tckimlik, vkn } from 'stdnum/lib/cjs/tr';
import { type FieldKind, type FormDefinition, type FormField, type FormRule, valueFieldsOf } from './form';
import { readMoney } from './lira';
import { parsePhone } from './phone';
import { PaymentId } from './quote';
import { readDay } from './written-day';

/** What is wrong with a field: not filled though it must be, longer than it may be, or not of the form of its kind. */
export type FormProblem = 'missing' | 'too-long' | 'malformed';

export interface WrongField {
  readonly field: string;
  readonly problem: FormProblem;
}

export interface CheckedForm {
  /** What is right, as the system writes it: E.164 phones, `2026-11-23`, bare digits, whole kuruş, an option's value. */
  readonly values: Readonly<Record<string, string>>;
  /** Every wrong field, in the order of the sheet. */
  readonly wrong: readonly WrongField[];
}

/**
 * Whether a filled form may be acted upon: every field by its kind and every rule between fields. Values of fields the form
 * has not are passed over; empty ones count as not filled.
 */
export function checkForm(definition: FormDefinition, written: Readonly<Record<string, string>>): CheckedForm {
  const fields = valueFieldsOf(definition);
  const values: Record<string, string> = {};
  const problems = new Map<string, FormProblem>();
  for (const field of fields) {
    const read = readWritten(field, Object.hasOwn(written, field.name) ? (written[field.name] ?? '') : '');
    if (read.problem !== undefined) problems.set(field.name, read.problem);
    if (read.value !== undefined) values[field.name] = read.value;
  }
  for (const name of definition.rules.flatMap((rule) => missingBy(rule, values))) {
    if (!problems.has(name)) problems.set(name, 'missing');
  }
  const wrong = fields.flatMap(({ name: field }) => {
    const problem = problems.get(field);
    return problem === undefined ? [] : [{ field, problem }];
  });
  return { values, wrong };
}

function readWritten(field: FormField, written: string): { readonly value?: string; readonly problem?: FormProblem } {
  const text = written.normalize('NFC').trim();
  const value = text === '' ? undefined : readField(field, text);
  if (text === '' || (field.kind === 'checkbox' && value === undefined)) {
    return field.isMandatory ? { problem: 'missing' } : {};
  }
  if (field.most !== undefined && text.length > field.most) return { problem: 'too-long' };
  return value === undefined ? { problem: 'malformed' } : { value };
}

function missingBy(rule: FormRule, values: Readonly<Record<string, string>>): readonly string[] {
  const isFilled = (name: string) => values[name] !== undefined;
  switch (rule.rule) {
    case 'any':
      return rule.fields.some(isFilled) ? [] : rule.fields.slice(0, 1);
    case 'together':
      return rule.fields.some(isFilled) ? rule.fields.filter((name) => !isFilled(name)) : [];
    case 'when':
      return values[rule.field] === rule.is ? rule.needs.filter((name) => !isFilled(name)) : [];
  }
}

/** A field's value as the system writes it, or undefined when it has not the form of its kind. */
function readField(field: FormField, text: string): string | undefined {
  if (field.kind === 'choice') return readChoice(field, text);
  return readers[field.kind](text);
}

/** An option by its value or by its name in either language, in any case of letters. */
function readChoice({ options = [] }: FormField, text: string): string | undefined {
  const folded = text.toLocaleLowerCase('tr');
  const isNamed = (name: string) => name.toLocaleLowerCase('tr') === folded;
  return options.find(({ value, label }) => [value, label.tr, label.en].some(isNamed))?.value;
}

const readers: Readonly<Record<Exclude<FieldKind, 'choice'>, (text: string) => string | undefined>> = {
  text: (text) => text.replace(/\s+/g, ' '),
  'agent-number': (text) => withDigits(text, /^\d{8}$/),
  phone: parsePhone,
  'e-mail': (text) =>
    /^[^\s@<>,;"]{1,64}@[^\s@<>,;"]+\.[^\s@<>,;".]{2,}$/.test(text) ? text.toLowerCase() : undefined,
  date: readDay,
  /** Law 5490 gives every citizen eleven digits; the last two check the others. */
  tckn: (text) => (tckimlik.validate(bare(text)).isValid ? bare(text) : undefined),
  'tax-number': readTaxNumber,
  /** Turkish accounts only (ISO 13616; 26 characters): money goes out in lira. */
  iban: (text) => {
    const iban = electronicFormatIBAN(text) ?? '';
    return iban.startsWith('TR') && isValidIBAN(iban) ? iban : undefined;
  },
  amount: (text) => {
    const kurus = readMoney(text.replace(/\s*(?:TL|TRY)$/i, ''));
    return kurus === undefined || kurus === 0 ? undefined : String(kurus);
  },
  payment: (text) => PaymentId.safeParse(bare(text).toUpperCase()).data,
  checkbox: (text) => (TICKED.test(text) ? 'true' : undefined),
  signature: () => undefined,
};

/** What viewers write for a ticked box; whatever they write for an empty one (`Off`) is not among them. */
const TICKED = /^(?:true|yes|evet|on|x|1)$/i;

function bare(text: string): string {
  return text.replace(/[\s.-]/g, '');
}

function withDigits(text: string, form: RegExp): string | undefined {
  return form.test(bare(text)) ? bare(text) : undefined;
}

/**
 * A tax number by its check digits, blanks left out; undefined for none. Ten digits for a company; a person in business uses
 * the TCKN (General Communiqué on Tax Procedure Law 381).
 */
export function readTaxNumber(text: string): string | undefined {
  const digits = bare(text);
  return vkn.validate(digits).isValid || tckimlik.validate(digits).isValid ? digits : undefined;
}

import { type CaseKind, CaseNumber } from './case';
import { foldText } from './folded-text';
import { isNamedOtherwise } from './number-label';

/** What the paper in a message asks for, as far as its words say. */
type MailKind = Exclude<CaseKind, 'other'>;

/** What the words of a message tell about where it belongs. Hints for matching: nothing here is proved. */
export interface MailClues {
  /** The case a reply belongs to, from the subject: `K26-000123`. */
  readonly caseNumber?: CaseNumber;
  readonly kind?: MailKind;
  /** The eight digits of an agent, where the message names exactly one. */
  readonly agentNumber?: string;
  /** The four digits behind a label such as "temsilci kodu", where the message names exactly one. */
  readonly agentCode?: string;
}

const CASE_NUMBER = /(?<![a-z0-9])k(\d{2}) ?- ?(\d{6})(?!\d)/;
const AGENT = '(?:temsilci(?:lik|miz|niz|nin)?|bayi|agent)';
const NUMBER_WORD = '(?:kodu(?:muz|nuz)?|kod|no(?:su|muz|nuz)?|numarasi|numaramiz|numara|code|number)';
/** Digits behind a label: `Temsilci kodu : 4821`, `temsilci no'su 63104821`. */
const LABELLED = new RegExp(`(?<![a-z])${AGENT}[ \\n]{0,3}${NUMBER_WORD}[^a-z0-9]{1,6}(\\d{4}|\\d{8})(?![\\d])`, 'g');
const EIGHT_DIGITS = /(?<![\d.,/:-])\d{8}(?![\d]|[.,/:-]\d)/g;
/** `20261123` and `23112026` are more likely days. */
const DAY = /^(?:20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])20\d\d)$/;

const KINDS: readonly (readonly [MailKind, RegExp])[] = [
  ['agency-cancellation', /temsilcilik\w* ?(?:iptal|fesih|kapat|kapan)|agency cancellation/],
  ['information-change', /(?:bilgi|adres|unvan|telefon)\w* ?degisiklig|information change/],
  [
    'user-change',
    /kullanici ?(?:ekle|cikar|sil|tanimla|degisiklig)|(?:add|remove) (?:a )?user|user (?:addition|removal)/,
  ],
  ['bill-cancellation', /(?:fatura|islem|odeme|tahsilat)\w* ?iptal|iptal form|bill cancellation/],
];

/** How far into a text is looked: what a person has to say about an attachment stands on top. */
const LOOKED_INTO = 20_000;

/**
 * Reads the clues of a message. The subject counts before the text. Case numbers are believed in the subject only,
 * since quoted conversations name others. An unlabelled number of eight digits counts if it is the only one and
 * nothing beside it says that it is something else (a subscription, an account, a day).
 */
export function readClues(subject: string, text: string): MailClues {
  const title = foldText(subject).text;
  const body = foldText(text.slice(0, LOOKED_INTO)).text;
  const found = CASE_NUMBER.exec(title);
  const kind = kindNamed(title) ?? kindNamed(body);
  const agent = agentNamed(title) ?? agentNamed(body);
  return {
    ...(found === null ? {} : { caseNumber: CaseNumber.parse(`K${found[1]}-${found[2]}`) }),
    ...(kind === undefined ? {} : { kind }),
    ...(agent === undefined ? {} : agent.length === 8 ? { agentNumber: agent } : { agentCode: agent }),
  };
}

function kindNamed(folded: string): MailKind | undefined {
  const named = KINDS.filter(([, pattern]) => pattern.test(folded));
  return named.length === 1 ? named[0]?.[0] : undefined;
}

function agentNamed(folded: string): string | undefined {
  const labelled = distinct(Array.from(folded.matchAll(LABELLED), ([, digits = '']) => digits));
  const numbers = labelled.filter((digits) => digits.length === 8);
  if (labelled.length > 0) return only(numbers.length > 0 ? numbers : labelled);
  const bare = Array.from(folded.matchAll(EIGHT_DIGITS))
    .filter(({ 0: digits, index }) => !DAY.test(digits) && !isNamed(folded, index, index + digits.length))
    .map(([digits]) => digits);
  return only(distinct(bare));
}

function isNamed(folded: string, start: number, end: number): boolean {
  return isNamedOtherwise(folded, start, end, { isPrefixed: false, isUnmistakable: false });
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function only(values: readonly string[]): string | undefined {
  return values.length === 1 ? values[0] : undefined;
}

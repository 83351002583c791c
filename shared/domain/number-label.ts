import { foldText, LOST_LETTER } from './folded-text';

/** Words that make the number beside them something other than a phone, even alone (`REF 5321234567`). */
const NAMES_A_NUMBER = [
  'sorgu sorgulama ref referans dekont fiş makbuz iban tckn tc t.c vkn v.k.n vergi mersis ettn imei barkod poliçe plaka',
  's.no query trn provizyon hesap hesabı abone abonelik tesisat sözleşme sayaç kart şube faks fax kod kodu id pin',
]
  .flatMap((line) => line.split(' '))
  .concat('s. no');

/** Words that do so only together with a word for number (`İŞLEM NO 5321234567`, but not `işlem 05321234567`). */
const NEEDS_NUMBER_WORD = [
  'işlem fatura müşteri sipariş evrak takip sıra seri dosya kayıt üye işyeri kimlik protokol talep terminal belge ödeme',
  'havale eft fast onay sicil mesaj banka bsmv tahsilat sayfa parti senet çek irsaliye mükellef daire ruhsat',
].flatMap((line) => line.split(' '));

const SELF = anyOf(NAMES_A_NUMBER);
const LABEL = anyOf([...NAMES_A_NUMBER, ...NEEDS_NUMBER_WORD]);
const NUMBER_WORD = anyOf('numarası numaranız numara nosu num nu nr no kodu kod id'.split(' '));
/** The number just named: `sorgu numaralı`, `nolu hesap`, `no'lu`. */
const NUMBERED = `(?:${['no|lu', 'numara|lı', 'nr|li'].map((word) => word.split('|').map(spell).join(`[ '’\\n]?`)).join('|')})`;
const PUNCTUATION = `[ .:=#/("'\\n-]`;
const NEAR = `[^a-z0-9*]{0,3}`;

const BEFORE = new RegExp(
  `(?<![a-z])(?:${SELF}|${LABEL}[a-z]{0,4}${NEAR}(?:${NUMBER_WORD}|${NUMBERED}))${PUNCTUATION}{0,5}$`,
);
const AFTER_NUMBERED = new RegExp(`^${NEAR}${LABEL}[a-z]{0,4}${NEAR}${NUMBERED}`);
const AFTER_ACCOUNT = new RegExp(`^${NEAR}${NUMBERED}${NEAR}(?:(?!tel|gsm|cep)[a-z.]+[ \\n]){0,3}${LABEL}`);
/** A label that closes behind its number (`5321234567 sorgu no`) and does not introduce the next one. */
const ALONE_AFTER = `${anyOf(['sorgu', 'referans', 'ref'])}(?!${NEAR}${NUMBER_WORD}(?![a-z]))`;
const INTRODUCES_NEXT = '[ \\n]*[:=]|[ \\n.#]*[a-z]{0,4}\\d';
const AFTER_PLAIN = new RegExp(
  `^${NEAR}(?:${LABEL}[a-z]{0,4}${NEAR}${NUMBER_WORD}|${ALONE_AFTER})(?![a-z])(?!${INTRODUCES_NEXT})`,
);
/** Where banks put their own query number, without a word for it: `FAST-5321234567`, `EFT5321234567`. */
const BEFORE_QUERY = /(?<![a-z])(?:fast|eft|hvl|havale|int)(?:[ \n]?[-*:/#][ \n]?)?$/;
const AFTER_QUERY = /^[ \n]?[-*/][ \n]?(?:fast|eft|hvl|havale)(?![a-z])/;
/** Letters glued to the digits that make a serial code of them: `FT5321234567`, `5321234567A`. */
const CODE_BEFORE = /(?<![a-z])(?!no$)[a-z]{1,2}$/;
const CODE_AFTER = /^[a-z]{1,2}(?![a-z])/;
/** … and the letters that glue a further number to them, or an e-mail address: `7A05321234567`. */
const GLUED_BEFORE = /\d[a-z]{1,2}$/;
const GLUED_AFTER = /^(?:[a-z]{1,2}\d|[a-z0-9._-]{0,30}@)/;

const WINDOW = 80;

/** How surely the digits themselves look like a phone: labels meet more writings than mere position does. */
export interface LabelledWriting {
  readonly isPrefixed: boolean;
  readonly isUnmistakable: boolean;
}

/**
 * Whether the words around `start`–`end` of folded text say that the digits there are something other than a phone: a
 * query number, a reference, an account, a subscription, part of a serial code. A word counts in front of its number or
 * behind it, in any spelling the banks' encodings and line wraps leave of it.
 */
export function isNamedOtherwise(text: string, start: number, end: number, writing: LabelledWriting): boolean {
  const before = text.slice(Math.max(0, start - WINDOW), start);
  const after = text.slice(end, end + WINDOW);
  if (BEFORE.test(before) || AFTER_NUMBERED.test(after) || AFTER_PLAIN.test(after)) return true;
  if (GLUED_BEFORE.test(before) || GLUED_AFTER.test(after)) return true;
  if (!writing.isUnmistakable && AFTER_ACCOUNT.test(after)) return true;
  if (writing.isPrefixed) return false;
  return (
    [BEFORE_QUERY, CODE_BEFORE].some((p) => p.test(before)) || [AFTER_QUERY, CODE_AFTER].some((p) => p.test(after))
  );
}

function anyOf(words: string[]): string {
  return `(?:${words.map(spell).join('|')})`;
}

/** A pattern for a Turkish word after folding: a line may wrap inside it, its Turkish letters may have been lost. */
function spell(word: string): string {
  return Array.from(word, (letter) => {
    const folded = foldText(letter).text;
    if (letter === '.') return '\\.?';
    return folded === letter && letter !== 'i' ? letter : `(?:${folded}|\\${LOST_LETTER}{1,2})`;
  }).join('\\n?');
}

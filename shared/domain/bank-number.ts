import { ODD_NUMERAL } from './folded-text';

/** Takes the place of a digit that a bank's format proves to be no part of a phone number. */
const MASK = '¤';

/** A Turkish IBAN: `TR` and 24 digits, solid or spaced, perhaps cut short; digits glued to its end belong to it. */
const IBAN = new RegExp(`(?<=^|[^a-z]|iban|no|nolu)tr[ \\n]?\\d\\d(?:[ \\n]?\\d){0,22}[0-9${ODD_NUMERAL}]*`, 'g');
const QUERY_NUMBER = /^\d{7,10}$/;
const BANK_CODE = /^\d{4}$/;
const KIND = /^(?:fast|eft|havale)(?![a-z])/;

/** Folded text of the same length with every IBAN and every query number in its layout's place blotted out. */
export function maskBankNumbers(text: string): string {
  return maskQueryNumber(text.replace(IBAN, (iban) => MASK.repeat(iban.length)));
}

/**
 * İşbank writes an incoming transfer as `name*bank code*text*query number`, a FAST with `*FAST` behind. That query
 * number nears 5xxxxxxxxx, so its place decides: the last field, or the one before the kind.
 */
function maskQueryNumber(text: string): string {
  const fields = text.split('*');
  const kindAt = fields.findLastIndex((field, index) => index > 0 && KIND.test(plain(field)));
  const isStarred = BANK_CODE.test(plain(fields[1] ?? '')) && fields.length >= 4;
  const at = kindAt > 0 ? kindAt - 1 : isStarred ? fields.length - 1 : -1;
  const field = fields[at];
  if (field === undefined || !QUERY_NUMBER.test(plain(field))) return text;
  return fields.with(at, MASK.repeat(field.length)).join('*');
}

function plain(field: string): string {
  return field.replaceAll('\n', '').trim();
}

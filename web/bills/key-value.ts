import type { ShownInstitution } from '../../shared/api/bills';
import { parsePhone } from '../../shared/domain/phone';

export type ShownKey = ShownInstitution['keys'][number];

/**
 * A key as its institution takes it, from the way people copy it off a bill: without the blanks, dots and dashes that
 * group it, in capitals, and a mobile number in any usual writing without what stands before its 5.
 */
export function tidyValue(written: string, pattern: string): string {
  const plain = written.replace(/[\s.\-–/]/g, '').toUpperCase();
  const mobile = parsePhone(plain)?.slice('+90'.length);
  return !fits(plain, pattern) && mobile !== undefined && fits(mobile, pattern) ? mobile : plain;
}

/** Whether a key, once tidied, has the form its institution asks for. Nothing typed is not malformed but missing. */
export function isWellFormed(written: string, pattern: string): boolean {
  const value = tidyValue(written, pattern);
  return value === '' || fits(value, pattern);
}

/** Whether a pattern lets digits through only, so that a phone may show its keypad. */
export function isDigitsOnly(pattern: string): boolean {
  return !/[A-Z]/.test(pattern);
}

function fits(value: string, pattern: string): boolean {
  return new RegExp(pattern).test(value);
}

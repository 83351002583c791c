import { maskBankNumbers } from './bank-number';
import { digitRuns } from './digit-run';
import { foldText } from './folded-text';
import type { Phone } from './phone';
import type { DigitGroup } from './phone-writing';

/** Digits of a description that somebody may have meant as a mobile number, its country code or `0` left out. */
export interface PhoneAttempt {
  /** Nine to eleven: with one digit missing, or one too many. */
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

/** How the digits differ from a phone. */
export type Slip = 'same' | 'swapped' | 'one-digit' | 'missing' | 'extra';

/** More attempts than this are no description but a table of numbers. */
const MOST_ATTEMPTS = 4;
const MOST_GROUPS = 5;
const PREFIX = /^(?:00?90|90|0)?(?=\d{9,11}$)/;

/**
 * The stretches of digits that look like an attempt at a mobile number, in order: nine to eleven digits behind a usual
 * prefix, however grouped, the longest stretch that fits at each place. IBANs and query numbers in their layout's place
 * are none. This only suggests: what may be credited is read by `readPhones`, far more strictly.
 */
export function phoneAttempts(description: string): PhoneAttempt[] {
  const folded = foldText(description);
  const attempts: PhoneAttempt[] = [];
  for (const run of digitRuns(maskBankNumbers(folded.text))) {
    for (let at = 0; at < run.length; ) {
      const found = attemptAt(run, at);
      if (found === undefined) {
        at += 1;
        continue;
      }
      const [first, last] = [run[at], run[at + found.groups - 1]];
      const place = { start: folded.starts[first?.start ?? 0] ?? 0, end: folded.ends[(last?.end ?? 1) - 1] ?? 0 };
      attempts.push({ digits: found.digits, ...place });
      at += found.groups;
    }
  }
  return attempts.slice(0, MOST_ATTEMPTS);
}

function attemptAt(run: readonly DigitGroup[], at: number): { digits: string; groups: number } | undefined {
  let together = '';
  let found: { digits: string; groups: number } | undefined;
  for (let groups = 1; groups <= MOST_GROUPS && at + groups <= run.length; groups += 1) {
    together += run[at + groups - 1]?.digits ?? '';
    if (together.length > 15) break;
    const digits = nationalOf(together);
    if (digits !== undefined) found = { digits, groups };
  }
  return found;
}

/** The digits without their prefix, where they could be a slip of a number that begins with 5. */
function nationalOf(together: string): string | undefined {
  const prefix = PREFIX.exec(together)?.[0];
  if (prefix === undefined) return undefined;
  const digits = together.slice(prefix.length);
  const mayBegin = digits.startsWith('5') || (prefix !== '' && digits.length <= 10) || digits[1] === '5';
  return /^\d+$/.test(digits) && mayBegin ? digits : undefined;
}

/**
 * Every mobile number one slip away from the digits, with the slip: two neighbours swapped, one digit wrong, one missing
 * or one too many. At most 100 of them, and the number itself.
 */
export function phonesNear(digits: string): Map<Phone, Slip> {
  const near = new Map<Phone, Slip>();
  const add = (slip: Slip, ten: string) => {
    const phone = `+90${ten}` as Phone;
    if (/^5\d{9}$/.test(ten) && !near.has(phone)) near.set(phone, slip);
  };
  const places = Array.from(digits, (_, place) => place);
  const without = (place: number, put = '', cut = 1) => digits.slice(0, place) + put + digits.slice(place + cut);
  if (digits.length === 10) {
    add('same', digits);
    for (const place of places.slice(1)) {
      add('swapped', without(place - 1, `${digits[place]}${digits[place - 1]}`, 2));
    }
    for (const place of places) for (const digit of '0123456789') add('one-digit', without(place, digit));
  }
  if (digits.length === 9) {
    for (const place of [...places, 9]) for (const digit of '0123456789') add('missing', without(place, digit, 0));
  }
  if (digits.length === 11) for (const place of places) add('extra', without(place));
  return near;
}

import { type Phone, parsePhone } from './phone';

/** Digits standing together in folded text, and the separators between them and the group before in the same run. */
export interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  readonly gap: string;
}

/** A Turkish telephone number read from one or more groups of digits. */
export interface PhoneWriting {
  /** Undefined for a number of ten digits that is no mobile number: a landline, a call centre. */
  readonly phone: Phone | undefined;
  readonly groupCount: number;
  /** With `0`, `90` or `+90` before it. */
  readonly isPrefixed: boolean;
  /** All digits together behind `0`, `+90` or `0090`: a writing that nothing else in a description has. */
  readonly isUnmistakable: boolean;
}

const WRITTEN = /^(?:(00)?(90)(0)?|(0))?([2-58]\d{9})$/;
const LONGEST = 15;
/** What people put between the parts of one number: a blank or two, a dot or a dash, parentheses around the area code. */
const JOINT = /^\)? {0,2}[.-]? ?\(?$/;
/** Lengths of the groups after the prefix, as Turks write them; `53 21 23 45 67` is no phone number. */
const GROUPINGS = new Set(['10', '3,7', '3,3,4', '3,3,2,2', '3,2,2,3']);

/**
 * Reads the telephone number that begins with group `at` and ends with a whole group, or undefined. A line break inside
 * a number may be a wrap in mid-group or stand for a blank; behind `0`, `+90` or `0090` one blank in mid-group is taken
 * for a wrap, too. `532-1234567` is refused: branch and account numbers look like that.
 */
export function readPhoneWriting(run: readonly DigitGroup[], at: number, hasPlus: boolean): PhoneWriting | undefined {
  let digits = '';
  for (let count = 1; at + count <= run.length; count += 1) {
    const group = run[at + count - 1];
    if (group === undefined || (count > 1 && !isJoint(group.gap))) return undefined;
    digits += group.digits;
    if (digits.length > LONGEST) return undefined;
    const parts = WRITTEN.exec(digits);
    if (parts !== null) return readParts(parts, run.slice(at, at + count), hasPlus);
  }
  return undefined;
}

function readParts(parts: RegExpExecArray, groups: DigitGroup[], hasPlus: boolean): PhoneWriting | undefined {
  const [digits, exit, country, trunkAfterCountry, trunk, national = ''] = parts;
  const isPrefixed = country !== undefined || trunk !== undefined;
  const isMarked = hasPlus || exit !== undefined || trunk !== undefined;
  const isMobile = national.startsWith('5');
  if (!isPrefixed && (hasPlus || !isMobile)) return undefined;
  if (trunkAfterCountry !== undefined && groups.length === 1 && !isMarked) return undefined;
  const pieces = [exit, country, trunkAfterCountry, trunk].filter((piece) => piece !== undefined);
  if (!isPlausible(groups, pieces, isMarked)) return undefined;
  if (!isPrefixed && groups.length === 2 && !/^[ ()\n]+$/.test(groups[1]?.gap ?? '')) return undefined;
  return {
    phone: isMobile ? parsePhone(national) : undefined,
    groupCount: groups.length,
    isPrefixed,
    isUnmistakable: isMarked && groups.length === 1 && digits.length > national.length,
  };
}

function isJoint(gap: string): boolean {
  return JOINT.test(gap.replace('\n', ''));
}

function isPlausible(groups: DigitGroup[], pieces: string[], isMarked: boolean): boolean {
  const lengths = groups.map((group) => group.digits.length);
  if (isGroupedAsUsual(lengths, pieces)) return true;
  return groups.some(({ gap }, index) => {
    const mayBeWrap = index > 0 && (gap === '\n' || (gap === ' ' && isMarked));
    return mayBeWrap && isGroupedAsUsual(joinAt(lengths, index), pieces);
  });
}

function isGroupedAsUsual(lengths: number[], pieces: string[]): boolean {
  const rest = [...lengths];
  for (const piece of pieces) {
    const first = (rest.shift() ?? 0) - piece.length;
    if (first < 0) return false;
    if (first > 0) rest.unshift(first);
  }
  return GROUPINGS.has(rest.join(','));
}

/** The lengths, with the group at `index` written together with the one before it. */
function joinAt(lengths: number[], index: number): number[] {
  return lengths.flatMap((length, i) =>
    i === index ? [] : i === index - 1 ? [length + (lengths[index] ?? 0)] : [length],
  );
}

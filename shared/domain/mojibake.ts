/**
 * Turkish letters as they look after a wrong decoding, each with the ASCII letter it stands for. Two accidents happen
 * between Turkish banks: cp1254 (or ISO-8859-9) read as latin-1 changes six letters one for one, and UTF-8 read as
 * cp1254 or latin-1 makes two characters of each Turkish letter (the second one a C1 control under latin-1).
 */
export const MOJIBAKE: ReadonlyMap<string, string> = new Map([
  ...pairs('Ð', 'g', 'ð', 'g', 'Ý', 'i', 'ý', 'i', 'Þ', 's', 'þ', 's'),
  ...pairs('Ä°', 'i', 'Ä±', 'i', 'ÄŸ', 'g', 'Ä\u009f', 'g', 'Äž', 'g', 'Ä\u009e', 'g'),
  ...pairs('ÅŸ', 's', 'Å\u009f', 's', 'Åž', 's', 'Å\u009e', 's'),
  ...pairs('Ã¼', 'u', 'Ãœ', 'u', 'Ã\u009c', 'u', 'Ã¶', 'o', 'Ã–', 'o', 'Ã\u0096', 'o'),
  ...pairs('Ã§', 'c', 'Ã‡', 'c', 'Ã\u0087', 'c', 'Ã¢', 'a', 'Ã‚', 'a', 'Ã®', 'i', 'Ã»', 'u'),
  // The C1 control was lost on the way: only s and g have their second byte there in both cases.
  ...pairs('Å\uFFFD', 's', 'Ä\uFFFD', 'g'),
  ['Â\u00a0', ' '],
]);

function pairs(...flat: string[]): [string, string][] {
  const entries: [string, string][] = [];
  for (let i = 0; i + 1 < flat.length; i += 2) entries.push([flat[i] ?? '', flat[i + 1] ?? '']);
  return entries;
}

/** The same accidents undone: each garbled writing with the letter it was. */
const REPAIRS: ReadonlyMap<string, string> = new Map([
  ...pairs('Ð', 'Ğ', 'ð', 'ğ', 'Ý', 'İ', 'ý', 'ı', 'Þ', 'Ş', 'þ', 'ş'),
  ...pairs('Ä°', 'İ', 'Ä±', 'ı', 'ÄŸ', 'ğ', 'Ä\u009f', 'ğ', 'Äž', 'Ğ', 'Ä\u009e', 'Ğ'),
  ...pairs('ÅŸ', 'ş', 'Å\u009f', 'ş', 'Åž', 'Ş', 'Å\u009e', 'Ş'),
  ...pairs('Ã¼', 'ü', 'Ãœ', 'Ü', 'Ã\u009c', 'Ü', 'Ã¶', 'ö', 'Ã–', 'Ö', 'Ã\u0096', 'Ö'),
  ...pairs('Ã§', 'ç', 'Ã‡', 'Ç', 'Ã\u0087', 'Ç', 'Ã¢', 'â', 'Ã‚', 'Â', 'Ã®', 'î', 'Ã»', 'û'),
  ['Â\u00a0', '\u00a0'],
]);
const GARBLED = new RegExp([...REPAIRS.keys()].toSorted((a, b) => b.length - a.length).join('|'), 'g');

/** A text of Turkish letters with its mojibake turned back into them; whatever else it holds stays as it is. */
export function repairMojibake(text: string): string {
  return text.replace(GARBLED, (garbled) => REPAIRS.get(garbled) ?? garbled);
}

import { decodeBytes } from './charset';
import { decodeHeaderText } from './encoded-words';

/** A header such as `text/plain; charset=utf-8`: its value in lower case and its parameters, decoded. */
export interface StructuredValue {
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const PARAMETER = /;\s*([^\s=;"]+)\s*=\s*("(?:[^"\\]|\\.)*(?:"|$)|[^;]*)/gs;
const SECTION = /^([^*]+)\*(?:(\d{1,4})(\*)?)?$/;

/** In characters; nothing of use stands further back. */
const LONGEST = 8_000;

interface Section {
  readonly place: number;
  readonly isEncoded: boolean;
  readonly text: string;
}

/**
 * Reads a header with parameters, those of RFC 2231 (charset, percent encoding, continuation) and, as most programs
 * still write them, encoded words. Of a parameter given twice the first counts.
 */
export function readStructured(written: string): StructuredValue {
  const header = written.slice(0, LONGEST);
  const value = (header.split(';', 1)[0] ?? '')
    .replace(/\(.*?\)/g, '')
    .trim()
    .toLowerCase();
  const parameters = new Map<string, string>();
  const sections = new Map<string, Section[]>();
  for (const [, key = '', quoted = ''] of header.matchAll(PARAMETER)) {
    const name = key.toLowerCase();
    const section = SECTION.exec(name);
    const text = unquote(quoted.trim());
    if (section === null) {
      if (!parameters.has(name)) parameters.set(name, decodeHeaderText(text));
      continue;
    }
    const [, base = '', place = '0', star] = section;
    const listed = sections.get(base) ?? [];
    sections.set(base, listed);
    listed.push({ place: Number(place), isEncoded: section[2] === undefined || star !== undefined, text });
  }
  // The extended form is exact; the plain one beside it is there for old programs.
  for (const [name, listed] of sections) parameters.set(name, joinSections(listed));
  return { value, parameters };
}

function unquote(written: string): string {
  if (!written.startsWith('"')) return written;
  // Only what must be escaped is: `"C:\yol\belge.pdf"` comes from programs that escape nothing.
  return written.slice(1, written.endsWith('"') && written.length > 1 ? -1 : undefined).replace(/\\(["\\])/g, '$1');
}

function joinSections(sections: readonly Section[]): string {
  const ordered = sections.toSorted((one, other) => one.place - other.place);
  let label: string | undefined;
  const pieces = ordered.map(({ isEncoded, text }, index) => {
    if (!isEncoded) return Buffer.from(text);
    const claim = index === 0 ? /^([^']*)'[^']*'/.exec(text) : null;
    if (claim !== null) label = claim[1];
    return percentDecoded(claim === null ? text : text.slice(claim[0].length));
  });
  return decodeBytes(Buffer.concat(pieces), label);
}

function percentDecoded(text: string): Buffer {
  return Buffer.concat(
    text
      .split(/(%[0-9a-f]{2})/i)
      .map((piece, index) => (index % 2 === 1 ? Buffer.from(piece.slice(1), 'hex') : Buffer.from(piece))),
  );
}

import { openLines } from './lines';
import type { StatementFile, StatementReader } from './statement-file';

/** A field of a message, still in bytes, with the line at which it begins; its text begins behind the tag. */
export interface MtField {
  readonly tag: string;
  readonly line: number;
  readonly lines: readonly { readonly text: string; readonly width: number }[];
}

/** What a file of SWIFT messages holds, in its order. */
export interface MtEvents {
  /** `{1:…}{2:…}{4:`: the envelope's head; `type` is the number of the message, such as 940. */
  onHead(type: string | undefined, line: number): void;
  onField(field: MtField): void;
  /** `-}` or `-`. */
  onEnd(line: number): void;
}

const TAG = /^:(\d{1,3}[A-Z]{0,2}|NS):/;
const MESSAGE_TYPE = /\{2:[IO](\d{1,3})/;
const END = /^-\}?(?=$|[{$])/;
/** Fields whose text may run over several lines; in every other, a second line is a damaged field. */
const MANY_LINES = new Set(['86', '61', '25P', 'NS']);
const MAX_LINES = 100;

/**
 * Splits a file of MT messages into fields, whatever the envelope: `{1:…}{2:…}{4:` to `-}`, in one line or several, or
 * none, with blank lines or the separators of old transmission protocols between. The libraries that read MT940 take whole
 * strings, know no places and pass over what they do not understand.
 */
export function openMtFields(file: StatementFile, events: MtEvents): StatementReader {
  let field: { tag: string; line: number; lines: { text: string; width: number }[] } | undefined;
  const lines = openLines(readLine, (line) => file.refuse('text-too-long', { line, column: 1 }));

  return {
    read: lines.read,
    end() {
      lines.end();
      finishField();
    },
  };

  function finishField(): void {
    if (field === undefined) return;
    const finished = field;
    field = undefined;
    events.onField(finished);
  }

  function readLine(raw: string, line: number): void {
    // Control characters frame messages on old lines; they are never part of a text.
    const text = raw.replace(/[^\t\u0020-\uFFFF]/g, '');
    if (text.trim() === '' || text === '$') return;
    const tag = TAG.exec(text);
    if (tag !== null) {
      finishField();
      field = { tag: tag[1] ?? '', line, lines: [{ text: text.slice(tag[0].length), width: text.length }] };
    } else if (/^\{[1-5S]:/.test(text)) {
      readHead(text, line);
    } else if (END.test(text)) {
      finishField();
      events.onEnd(line);
      const rest = text.replace(END, '').replace(/^\$/, '');
      if (rest !== '') readHead(rest, line);
    } else {
      continueField(text, line);
    }
  }

  /** The head may have the first field behind it on the same line. A trailer, `{5:…}`, tells nothing. */
  function readHead(text: string, line: number): void {
    finishField();
    if (text.startsWith('{5:') || text.startsWith('{S:')) return;
    events.onHead(MESSAGE_TYPE.exec(text)?.[1], line);
    const at = text.indexOf('{4:');
    if (at >= 0 && text.length > at + 3) readLine(text.slice(at + 3), line);
  }

  function continueField(text: string, line: number): void {
    if (field === undefined || !MANY_LINES.has(field.tag)) file.refuse('text-out-of-place', { line, column: 1 });
    else if (field.lines.length >= MAX_LINES) file.refuse('text-too-long', { line, column: 1 });
    else field.lines.push({ text, width: text.length });
  }
}

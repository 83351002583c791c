/** A line longer than this, in bytes, is no line of a statement. */
const MAX_LENGTH = 65_536;

/** Splits a text that comes in pieces into lines, whatever ends them: CRLF, LF or CR. Numbers them from 1. */
export function openLines(onLine: (text: string, line: number) => void, onTooLong: (line: number) => void) {
  let rest = '';
  let line = 0;
  let isSkipping = false;

  function tell(text: string): void {
    line += 1;
    if (isSkipping || text.length > MAX_LENGTH) onTooLong(line);
    else onLine(text, line);
    isSkipping = false;
  }

  return {
    read(piece: string): void {
      const text = rest + piece;
      // The other half of a CRLF may be in the next piece.
      const isHalf = text.endsWith('\r');
      const lines = (isHalf ? text.slice(0, -1) : text).split(/\r\n|\r|\n/);
      rest = `${lines.pop() ?? ''}${isHalf ? '\r' : ''}`;
      for (const each of lines) tell(each);
      if (rest.length > MAX_LENGTH) {
        isSkipping = true;
        rest = rest.endsWith('\r') ? '\r' : '';
      }
    },
    end(): void {
      const text = rest.replace(/\r$/, '');
      if (text !== '' || isSkipping) tell(text);
    },
  };
}

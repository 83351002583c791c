import { openMtFields } from './mt-fields';
import { finishMtStatement, type MtStatement, openMtStatement, readMtField } from './mt-statement';
import type { StatementFile, StatementReader } from './statement-file';

/** Messages that are understood; without an envelope the fields tell. */
const TYPES: ReadonlySet<string | undefined> = new Set([undefined, '940', '942']);

/**
 * Reads customer statements (MT940) and interim reports (MT942), any number in a file (SWIFT Standards MT, Category 9,
 * with what Turkish banks make of it).
 */
export function openMtReader(file: StatementFile): StatementReader {
  let statement: MtStatement | undefined;
  let type: string | undefined;
  let lastLine = 1;
  /** The closing balance of each account's last statement, for pages that go on (60M). */
  const pages = new Map<string, number>();

  const fields = openMtFields(file, {
    onHead(found, line) {
      finish(line);
      type = found;
    },
    onField(field) {
      lastLine = field.line + field.lines.length - 1;
      if (field.tag === '20') {
        finish(field.line);
        statement = openMtStatement(file, type === '942' ? 'MT942' : 'MT940', field.line, pages);
        if (!TYPES.has(type)) statement.draft.refuse('unknown-message', { line: field.line, column: 1 });
      } else if (statement === undefined) {
        file.refuse('field-out-of-place', { line: field.line, column: 1 });
      } else {
        readMtField(statement, field);
      }
    },
    onEnd: finish,
  });

  return {
    read: fields.read,
    end() {
      fields.end();
      finish(lastLine);
    },
  };

  function finish(line: number): void {
    if (statement === undefined) return;
    finishMtStatement(statement, line);
    statement = undefined;
    type = undefined;
  }
}

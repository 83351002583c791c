import { finished } from 'node:stream/promises';
import { parse } from 'csv-parse';
import type { CsvMapping } from '../../shared/domain/statement-csv';
import { openCsvRows } from './csv-rows';
import type { StatementFile, StatementReader } from './statement-file';

const MAX_RECORD_BYTES = 65_536;

/** What the parser tells of a record: its fields, and the line of the file at which it ends. */
interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Reads a bank's CSV by the mapping of its account. A record that the grammar forbids is refused and costs no other. */
export function openCsvReader(file: StatementFile, mapping: CsvMapping): StatementReader {
  const rows = openCsvRows(file, mapping);
  const parser = parse({
    delimiter: mapping.delimiter,
    encoding: 'latin1',
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: MAX_RECORD_BYTES,
    on_skip(error) {
      const line = Number(error?.lines ?? 1);
      if (line > mapping.skippedLines) file.refuse('unreadable-row', { line, column: Number(error?.column ?? 0) + 1 });
      return undefined;
    },
  });
  let lastLine = 1;

  /** Takes what has been parsed so far; the parser works within `write`, so nothing piles up. */
  function drain(): void {
    for (let parsed: Parsed | null = parser.read(); parsed !== null; parsed = parser.read()) {
      lastLine = parsed.info.lines;
      rows.read(parsed.record, lastLine);
    }
  }

  return {
    read(text) {
      parser.write(Buffer.from(text, 'latin1'));
      drain();
    },
    async end() {
      parser.on('readable', drain);
      const ended = finished(parser, { writable: false });
      parser.end();
      try {
        await ended;
      } catch {
        // What `skip_records_with_error` does not cover: the file ends within quotes.
        file.refuse('unreadable-row', { line: lastLine + 1, column: 1 });
      }
      rows.end(lastLine);
    },
  };
}

import type {
  ParsedStatement,
  ReadStatement,
  StatementEvent,
  StatementFormat,
  StatementMovement,
  StatementRefusal,
} from '../../shared/domain/statement';
import { byteTexts } from './byte-text';
import { openCamtReader } from './camt-reader';
import { openCsvReader } from './csv-reader';
import { openMtReader } from './mt-reader';
import { openFile, type ReadOptions, type StatementFile, type StatementReader } from './statement-file';

export type { ReadOptions } from './statement-file';

/** What is looked at to tell the format, in bytes. */
const HEAD_LENGTH = 4_096;

/**
 * Reads a statement file of any known format piece by piece: a file of any size needs little memory. What cannot be
 * believed is refused with its place and costs nothing beside it. Throws only what the source throws.
 */
export async function* readStatementEvents(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): AsyncGenerator<StatementEvent> {
  const events: StatementEvent[] = [];
  const file = openFile((event) => events.push(event), options);
  let head = '';
  let isTold = false;
  let reader: StatementReader | undefined;
  for await (const text of byteTexts(source)) {
    if (reader === undefined) {
      head += text;
      if (head.length < HEAD_LENGTH) continue;
      reader = openReader(head, file);
      reader.read(head);
    } else {
      reader.read(text);
    }
    isTold ||= events.length > 0;
    yield* events.splice(0);
    if (file.isGivenUp()) break;
  }
  if (reader === undefined) {
    reader = openReader(head, file);
    reader.read(head);
  }
  await reader.end();
  if (!isTold && events.length === 0) file.refuse('empty-file', { line: 1, column: 1 });
  yield* events;
}

/** The whole file as understood, in memory. */
export async function readStatement(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): Promise<ReadStatement> {
  const statements: ParsedStatement[] = [];
  const refusals: StatementRefusal[] = [];
  let movements: StatementMovement[] = [];
  let pending: StatementMovement[] = [];
  for await (const event of readStatementEvents(source, options)) {
    if (event.kind === 'refused') refusals.push(event.refusal);
    else if (event.kind === 'movement') (event.isPending ? pending : movements).push(event.movement);
    else if (event.kind === 'closed') {
      statements.push({ ...event.statement, movements, pending });
      movements = [];
      pending = [];
    }
  }
  const format: StatementFormat | undefined = statements[0]?.format;
  return { format, statements, refusals };
}

/** The reader of a format by how files of it begin, never by their name. */
function openReader(head: string, file: StatementFile): StatementReader {
  if (head.trimStart().startsWith('<')) return openCamtReader(file);
  if (/^[^!-\xFF]*(?:\{[1-4]:|:\d\d[A-Z]?:)/.test(head) || /(?:^|[\r\n]):20:/.test(head)) return openMtReader(file);
  if (file.options.csv !== undefined && head !== '') return openCsvReader(file, file.options.csv);
  file.refuse(head.trim() === '' ? 'empty-file' : 'unknown-format', { line: 1, column: 1 });
  file.giveUp();
  return { read() {}, end() {} };
}

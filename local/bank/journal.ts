import { closeSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type * as z from 'zod';

/** An append-only file of JSON lines. What `append` has returned from survives `kill -9` and a power cut. */
export interface Journal<Entry> {
  /** What the file held when it was opened, oldest first. */
  readonly replayed: readonly Entry[];
  /** Writes the entries and waits until the disk has them. Throws, leaving the file as it was, when it cannot. */
  append(entries: readonly Entry[]): void;
  close(): void;
}

const NEWLINE = 0x0a;

/**
 * Opens a journal, making it if need be. A last line without its newline was never acknowledged and is cut off; any other
 * line that cannot be read means the file was damaged, and throws with its number rather than losing money silently.
 */
export function openJournal<Entry>(file: string, schema: z.ZodType<Entry>): Journal<Entry> {
  mkdirSync(dirname(file), { recursive: true });
  const handle = openSync(file, 'a+');
  const content = readFileSync(handle);
  let length = content.lastIndexOf(NEWLINE) + 1;
  if (length < content.length) ftruncateSync(handle, length);
  syncFolder(dirname(file));

  return {
    replayed: content
      .toString('utf8', 0, length)
      .split('\n')
      .slice(0, -1)
      .map((line, index) => parseLine(line, schema, `${file}:${index + 1}`)),
    append(entries) {
      const bytes = Buffer.from(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
      try {
        writeFileSync(handle, bytes);
        fsyncSync(handle);
      } catch (error) {
        ftruncateSync(handle, length);
        throw error;
      }
      length += bytes.length;
    },
    close: () => closeSync(handle),
  };
}

function parseLine<Entry>(line: string, schema: z.ZodType<Entry>, place: string): Entry {
  try {
    return schema.parse(JSON.parse(line));
  } catch (cause) {
    throw new Error(`damaged journal line ${place}`, { cause });
  }
}

/** A new file is only safe once its folder's entry is. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

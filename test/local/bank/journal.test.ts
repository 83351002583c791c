import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { openJournal } from '../../../local/bank/journal';

const Entry = z.object({ text: z.string() });
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'faturakom-journal-'));
  file = join(folder, 'new', 'journal.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

function reopen() {
  const journal = openJournal(file, Entry);
  journal.close();
  return journal.replayed;
}

function write(...entries: z.infer<typeof Entry>[]) {
  const journal = openJournal(file, Entry);
  journal.append(entries);
  journal.close();
}

test('replays what was appended, in order, over several openings', () => {
  write({ text: 'ilk' }, { text: 'ikinci\nsatır' });
  write({ text: 'üçüncü ₺' });
  expect(reopen()).toEqual([{ text: 'ilk' }, { text: 'ikinci\nsatır' }, { text: 'üçüncü ₺' }]);
});

test('an entry is in the file when append returns, before anything is closed', () => {
  const journal = openJournal(file, Entry);
  journal.append([{ text: 'ilk' }]);
  expect(readFileSync(file, 'utf8')).toBe('{"text":"ilk"}\n');
  journal.close();
});

test('cuts off a half-written last line, wherever it broke, and goes on behind the whole ones', () => {
  const last = Buffer.from('{"text":"yarım ş"}');
  write({ text: 'ilk' });
  const whole = readFileSync(file);
  for (let length = 1; length <= last.length; length += 1) {
    writeFileSync(file, Buffer.concat([whole, last.subarray(0, length)]));
    write({ text: 'sonra' });
    expect(reopen()).toEqual([{ text: 'ilk' }, { text: 'sonra' }]);
  }
});

test('refuses to start on a damaged line among whole ones, and names it', () => {
  write({ text: 'ilk' });
  appendFileSync(file, '{"text":\n{"text":"üçüncü"}\n');
  expect(reopen).toThrow('journal.jsonl:2');
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { tr } from '../../web/words/tr';

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

const SIGN_IN_KB = 110;
const FURTHER_ROUTE_KB = 25;
const ENTRY = 'index.html';
const SIGN_IN = 'signing-in/sign-in-page.tsx';
const OFFICE = 'ofis.html';
const OFFICE_SIGN_IN = 'office/signing-in/sign-in-page.tsx';

const built = mkdtempSync(join(tmpdir(), 'web-'));
let manifest: Readonly<Record<string, Chunk>>;

beforeAll(() => {
  const build = ['node_modules/vite/bin/vite.js', 'build', '--outDir', built, '--manifest'];
  execFileSync(process.execPath, build, { stdio: 'pipe', env: { ...process.env, NODE_ENV: 'production' } });
  manifest = JSON.parse(readFileSync(join(built, '.vite/manifest.json'), 'utf8'));
}, 120_000);

afterAll(() => rmSync(built, { recursive: true }));

function chunk(name: string): Chunk {
  const found = manifest[name];
  if (found === undefined) throw new Error(`not built: ${name}`);
  return found;
}

/** The files a browser must have before any of the chunks runs. */
function filesOf(names: readonly string[], seen = new Set<string>()): Set<string> {
  for (const { file, css = [], imports = [] } of names.map(chunk)) {
    if (seen.has(file)) continue;
    for (const each of [file, ...css]) seen.add(each);
    filesOf(imports, seen);
  }
  return seen;
}

function gzipKb(files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(built, file))).length, 0) / 1024;
}

test('the sign-in page is light', () => {
  expect(gzipKb(filesOf([ENTRY, SIGN_IN]))).toBeLessThanOrEqual(SIGN_IN_KB);
});

test('every further route is light', () => {
  const had = filesOf([ENTRY, SIGN_IN]);
  const pages = (chunk(ENTRY).dynamicImports ?? []).filter((name) => name.endsWith('-page.tsx'));
  expect(pages).toEqual(
    expect.arrayContaining([
      'home/home-page.tsx',
      'bills/bill-page.tsx',
      'payments/payments-page.tsx',
      'payments/payment-page.tsx',
      'reports/reports-page.tsx',
      'reports/report-page.tsx',
      'paperwork/forms-page.tsx',
      'paperwork/form-page.tsx',
      'verify/verify-page.tsx',
    ]),
  );
  const heavy = pages
    .map((page) => ({ page, kb: gzipKb([...filesOf([page])].filter((file) => !had.has(file))) }))
    .filter(({ kb }) => kb > FURTHER_ROUTE_KB);
  expect(heavy).toEqual([]);
});

test.each([
  [ENTRY, SIGN_IN, '_shell-'],
  [OFFICE, OFFICE_SIGN_IN, 'office/shell/office-shell.tsx'],
])('the frame around the pages of %s is light', (entry, signIn, name) => {
  const shell = (chunk(entry).dynamicImports ?? []).filter((each) => each.startsWith(name));
  expect(shell).toHaveLength(1);
  const had = filesOf([entry, signIn]);
  expect(gzipKb([...filesOf(shell)].filter((file) => !had.has(file)))).toBeLessThanOrEqual(FURTHER_ROUTE_KB);
});

test('the sign-in page of the back office is light', () => {
  expect(gzipKb(filesOf([OFFICE, OFFICE_SIGN_IN]))).toBeLessThanOrEqual(SIGN_IN_KB);
});

test('every further route of the back office is light', () => {
  const had = filesOf([OFFICE, OFFICE_SIGN_IN]);
  const pages = (chunk(OFFICE).dynamicImports ?? []).filter((name) => name.endsWith('-page.tsx'));
  expect(pages).toEqual(
    expect.arrayContaining([
      'office/account/account-page.tsx',
      'office/audit/audit-page.tsx',
      'office/agents/agent-page.tsx',
    ]),
  );
  const heavy = pages
    .map((page) => ({ page, kb: gzipKb([...filesOf([page])].filter((file) => !had.has(file))) }))
    .filter(({ kb }) => kb > FURTHER_ROUTE_KB);
  expect(heavy).toEqual([]);
});

test('the portal loads nothing of the back office, and knows none of its routes', () => {
  const isOffice = (name: string) => name.startsWith('office/') || name === OFFICE;
  const office = new Set(
    Object.entries(manifest)
      .filter(([name]) => isOffice(name))
      .map(([, { file }]) => file),
  );
  const portal = filesOf([ENTRY, ...(chunk(ENTRY).dynamicImports ?? [])]);
  expect([...portal].filter((file) => office.has(file))).toEqual([]);
  const scripts = [...portal].filter((file) => file.endsWith('.js'));
  expect(scripts.filter((file) => readFileSync(join(built, file), 'utf8').includes('/staff/session'))).toEqual([]);
});

test('the back office does not load the words of the portal', () => {
  const scripts = [...filesOf([OFFICE, ...(chunk(OFFICE).dynamicImports ?? [])])].filter((file) =>
    file.endsWith('.js'),
  );
  expect(scripts.length).toBeGreaterThan(10);
  const isPortals = (file: string) => readFileSync(join(built, file), 'utf8').includes(tr.signInTitle);
  expect(scripts.filter(isPortals)).toEqual([]);
});

test('whoever verifies a receipt does not load the portal around it', () => {
  const isShell = (file: string) => /\/shell-[^/]*\.js$/.test(file);
  const files = [...filesOf([ENTRY, 'verify/verify-page.tsx'])];
  const shell = (chunk(ENTRY).dynamicImports ?? []).filter((name) => name.startsWith('_shell-'));
  expect([...filesOf(shell)].some(isShell)).toBe(true);
  expect(files.some(isShell)).toBe(false);
  expect(gzipKb(files)).toBeLessThanOrEqual(SIGN_IN_KB);
});

test('no schema travels to the browser', () => {
  const scripts = readdirSync(join(built, 'assets')).filter((file) => file.endsWith('.js'));
  expect(scripts).not.toHaveLength(0);
  expect(scripts.filter((file) => /_zod|ZodError/.test(readFileSync(join(built, 'assets', file), 'utf8')))).toEqual([]);
});

test.each([ENTRY, OFFICE])('nothing in %s asks for what the content security policy forbids', (page) => {
  const html = readFileSync(join(built, page), 'utf8');
  expect(html).not.toMatch(/<style|style=|<script(?![^>]*\ssrc=)|\son\w+=|data:/);
});

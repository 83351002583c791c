import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { type LoopbackServer, listenOnLoopback } from '../../local/loopback-server';
import { serveWebFiles } from '../../local/web-files';
import { securityHeaders } from '../../shared/api/security-headers';

const script = `export const words = ${JSON.stringify('fatura '.repeat(500))};`;
let top: string;
let folder: string;
let server: LoopbackServer;

beforeAll(async () => {
  top = mkdtempSync(join(tmpdir(), 'faturakom-web-'));
  folder = join(top, 'assets', 'web');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(top, 'secret.txt'), 'SECRET');
  writeFileSync(join(top, 'assets', 'secret.html'), 'SECRET');
  writeFileSync(join(folder, '.env'), 'SECRET');
  symlinkSync(join(top, 'secret.txt'), join(folder, 'link.txt'));
  writeFileSync(join(folder, 'index.html'), '<p>temsilci</p>');
  writeFileSync(join(folder, 'ofis.html'), '<p>ofis</p>');
  writeFileSync(join(folder, 'assets', 'app-B1x9.js'), script);
  writeFileSync(join(folder, 'favicon.ico'), Buffer.alloc(3_000));
  writeFileSync(join(folder, 'çizim ğ.svg'), '<svg/>');
  server = await listenOnLoopback(serveWebFiles(folder, securityHeaders));
});
afterAll(async () => {
  await server.close();
  rmSync(top, { recursive: true, force: true });
});

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A raw request: `fetch` would tidy the path and decompress the body. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ port: server.port, host: '127.0.0.1', path, headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    asked.on('error', reject).end();
  });
}

test.each([
  ['/', 'temsilci'],
  ['/index.html', 'temsilci'],
  ['/faturalar/odeme?kurum=1', 'temsilci'],
  ['/ofis', 'ofis'],
  ['/ofis/', 'ofis'],
  ['/ofis/havaleler/12', 'ofis'],
  ['/ofisler', 'temsilci'],
])('%s is a page of the %s side, asked again each time', async (path, side) => {
  const answer = await ask(path);
  expect(answer.status).toBe(200);
  expect(answer.body.toString()).toBe(`<p>${side}</p>`);
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(answer.headers['cache-control']).toBe('no-cache');
});

test('an asset is kept for ever, other files are not', async () => {
  expect((await ask('/assets/app-B1x9.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect((await ask('/favicon.ico')).headers['cache-control']).toBe('no-cache');
});

test('a missing file is 404 and no page', async () => {
  const answer = await ask('/assets/app-old.js');
  expect(answer.status).toBe(404);
  expect(answer.body.toString()).toBe('Not Found');
});

test('a name with Turkish letters and a space is found', async () => {
  const answer = await ask(`/${encodeURIComponent('çizim ğ.svg')}`);
  expect(answer.headers['content-type']).toBe('image/svg+xml');
  expect(answer.body.toString()).toBe('<svg/>');
});

test('every answer carries the security headers, refusals and unchanged ones too', async () => {
  const { etag = '' } = (await ask('/')).headers;
  for (const answer of [
    await ask('/'),
    await ask('/', { 'if-none-match': etag }),
    await ask('/no.js'),
    await ask('/', {}, 'POST'),
  ]) {
    expect(answer.headers).toMatchObject(securityHeaders);
  }
});

test('compresses as the browser takes it, with one ETag for each encoding', async () => {
  const plain = await ask('/assets/app-B1x9.js');
  const brotli = await ask('/assets/app-B1x9.js', { 'accept-encoding': 'gzip, deflate, br' });
  const gzipped = await ask('/assets/app-B1x9.js', { 'accept-encoding': 'gzip;q=0.5, br;q=0' });
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(brotli.headers['content-encoding']).toBe('br');
  expect(gzipped.headers['content-encoding']).toBe('gzip');
  expect(brotliDecompressSync(brotli.body).toString()).toBe(script);
  expect(gunzipSync(gzipped.body).toString()).toBe(script);
  expect(brotli.body.length).toBeLessThan(plain.body.length / 10);
  expect(new Set([plain, brotli, gzipped].map((answer) => answer.headers.etag)).size).toBe(3);
  expect(plain.headers.vary).toBe('Accept-Encoding');
});

test('neither pictures nor tiny files are compressed', async () => {
  for (const path of ['/favicon.ico', '/']) {
    expect((await ask(path, { 'accept-encoding': 'br' })).headers['content-encoding']).toBeUndefined();
  }
});

test('an unchanged file is 304 without a body, a changed one is sent again', async () => {
  const path = join(folder, 'robots.txt');
  writeFileSync(path, 'eski');
  const { etag = '' } = (await ask('/robots.txt')).headers;
  const unchanged = await ask('/robots.txt', { 'if-none-match': `"other", W/${etag}` });
  expect([unchanged.status, unchanged.body.length, unchanged.headers.etag]).toEqual([304, 0, etag]);
  writeFileSync(path, 'yeni');
  utimesSync(path, new Date(), new Date(Date.now() + 5_000));
  const changed = await ask('/robots.txt', { 'if-none-match': etag });
  expect([changed.status, changed.body.toString()]).toEqual([200, 'yeni']);
});

test('HEAD is GET without the body, other methods are refused', async () => {
  const head = await ask('/assets/app-B1x9.js', {}, 'HEAD');
  expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, String(script.length), 0]);
  const post = await ask('/', {}, 'POST');
  expect([post.status, post.headers.allow]).toEqual([405, 'GET, HEAD']);
});

test.each([
  '/../../secret.txt',
  '/%2e%2e/%2e%2e/secret.txt',
  '/assets/../../../secret.txt',
  '/..%2f..%2fsecret.txt',
  '/..%5c..%5csecret.txt',
  '/../secret',
  '/link.txt',
  '/.env',
  '/index.html%00.js',
  '/%',
])('%s reaches nothing', async (path) => {
  const answer = await ask(path);
  expect(answer.status).toBe(404);
  expect(answer.body.toString()).not.toContain('SECRET');
});

test('no path whatever reaches outside the folder or breaks the server', async () => {
  const piece = fc.constantFrom(
    '..',
    '.',
    '%2e',
    '%2f',
    '%5c',
    '/',
    '//',
    'secret',
    '.txt',
    '.html',
    'assets',
    '%00',
    '%',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
      const answer = await ask(`/${pieces.join('')}`);
      expect([200, 404]).toContain(answer.status);
      expect(answer.body.toString()).not.toContain('SECRET');
    }),
    { numRuns: 200 },
  );
});

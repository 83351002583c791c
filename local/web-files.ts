import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

type Encoding = 'br' | 'gzip' | 'identity';

interface StoredFile {
  readonly changedAtMs: number;
  readonly etag: string;
  readonly bodies: Map<Encoding, Promise<Buffer>>;
}

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
};
const COMPRESSIBLE = /^(text\/|application\/(json|manifest)|image\/svg)/;
const WORTH_COMPRESSING_BYTES = 1_000;
const FOREVER = 'public, max-age=31536000, immutable';

/**
 * Serves a built front-end as the distribution does: assets (whose names carry a hash) for ever, pages always asked
 * again (ETag), an address without an extension by the page of its first word (`/ofis/…` → `ofis.html`) or by
 * `index.html`, compressed where the browser takes it. Nothing outside the folder, and no dot file, can be reached.
 */
export function serveWebFiles(
  folder: string,
  headers: Readonly<Record<string, string>>,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const stored = new Map<string, StoredFile>();

  return async (request, response) => {
    for (const [header, value] of Object.entries(headers)) response.setHeader(header, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const name = await locate(folder, (request.url ?? '/').split('?', 1)[0] ?? '/');
    if (name === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not Found');
      return;
    }
    const file = await load(stored, join(folder, name));
    const type = CONTENT_TYPES[extname(name)] ?? 'application/octet-stream';
    const encoding = await chooseEncoding(file, type, request.headers['accept-encoding']);
    const etag = encoding === 'identity' ? `"${file.etag}"` : `"${file.etag}-${encoding}"`;
    response.setHeader('etag', etag);
    response.setHeader('vary', 'Accept-Encoding');
    response.setHeader('cache-control', name.startsWith(`assets${sep}`) ? FOREVER : 'no-cache');
    if (isNamed(request.headers['if-none-match'], etag)) {
      response.writeHead(304).end();
      return;
    }
    const body = await encoded(file, encoding);
    response.setHeader('content-type', type);
    response.setHeader('content-length', body.length);
    if (encoding !== 'identity') response.setHeader('content-encoding', encoding);
    response.writeHead(200).end(request.method === 'HEAD' ? undefined : body);
  };
}

/** The name (below the folder) of the file an address means; undefined when there is none or it lies elsewhere. */
async function locate(folder: string, address: string): Promise<string | undefined> {
  const words = wordsOf(address);
  if (words === undefined) return undefined;
  const isPage = extname(words.at(-1) ?? '') === '';
  const candidates = isPage ? [`${words[0] ?? 'index'}.html`, 'index.html'] : [join(...words)];
  const root = await realpath(folder);
  for (const candidate of candidates) {
    const path = join(root, candidate);
    const found = await stat(path).catch(missing);
    if (found?.isFile() && (await realpath(path)).startsWith(root + sep)) return candidate;
  }
  return undefined;
}

/** The decoded words of an address; undefined when one could lead elsewhere (`..`, dot files, encoded slashes). */
function wordsOf(address: string): string[] | undefined {
  try {
    const words = address
      .split('/')
      .map(decodeURIComponent)
      .filter((word) => word !== '');
    return words.some((word) => word.startsWith('.') || /[/\\\0]/.test(word)) ? undefined : words;
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

function missing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR' && error.code !== 'ENAMETOOLONG') throw error;
}

async function load(stored: Map<string, StoredFile>, path: string): Promise<StoredFile> {
  const { mtimeMs } = await stat(path);
  const known = stored.get(path);
  if (known?.changedAtMs === mtimeMs) return known;
  const body = await readFile(path);
  const etag = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  const file = { changedAtMs: mtimeMs, etag, bodies: new Map([['identity' as Encoding, Promise.resolve(body)]]) };
  stored.set(path, file);
  return file;
}

async function chooseEncoding(file: StoredFile, type: string, accepted = ''): Promise<Encoding> {
  const body = await encoded(file, 'identity');
  if (!COMPRESSIBLE.test(type) || body.length < WORTH_COMPRESSING_BYTES) return 'identity';
  const offers = accepted.split(',').map((offer) => offer.replace(/\s/g, '').toLowerCase());
  const taken = offers.filter((offer) => !/;q=0(\.0*)?$/.test(offer)).map((offer) => offer.split(';', 1)[0]);
  return taken.includes('br') ? 'br' : taken.includes('gzip') ? 'gzip' : 'identity';
}

/** The body in an encoding: compressed once, kept in memory. */
function encoded(file: StoredFile, encoding: Encoding): Promise<Buffer> {
  const known = file.bodies.get(encoding);
  if (known) return known;
  const body = encoded(file, 'identity').then((plain) => compress(plain, encoding));
  file.bodies.set(encoding, body);
  return body;
}

async function compress(plain: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'br') return promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } });
  return encoding === 'gzip' ? promisify(gzip)(plain) : plain;
}

function isNamed(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}

import decodeQr from 'qr/decode.js';
import { OPS, type PDFPageProxy } from 'unpdf/pdfjs';
import { QR_PREFIX } from './qr-prefix';

/** Codes are looked for in pictures this much at a side, the larger ones made smaller: enough for a sheet, quick enough. */
const SIDES_PX = [1_400, 2_600];
const MOST_PICTURES = 8;
const EFFORT_MS = 700;
/** Smaller pictures are logos and stamps. */
const SMALLEST_SIDE_PX = 60;

/** A picture's grey values, row by row. */
interface Grey {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** How pdf.js packs pixels (its `ImageKind`). */
const BYTES_BY_KIND: Readonly<Record<number, number>> = { 2: 3, 3: 4 };

interface Unpacked {
  readonly width: number;
  readonly height: number;
  readonly kind?: number;
  readonly data?: Uint8Array | Uint8ClampedArray;
}

/** What the QR codes of forms in a page's pictures say, and whether the page has a picture large enough for a scan. */
export async function scanCodes(
  page: PDFPageProxy,
): Promise<{ readonly codes: string[]; readonly hasPicture: boolean }> {
  const pictures = await picturesOf(page);
  const codes = pictures.flatMap((picture) => readQr(picture) ?? []);
  return { codes, hasPicture: pictures.some(({ width, height }) => width * height >= 400_000) };
}

function readQr(picture: Grey): string | undefined {
  for (const side of SIDES_PX) {
    const smaller = shrink(picture, side);
    const text = tryQr(smaller);
    if (text?.startsWith(QR_PREFIX)) return text.slice(QR_PREFIX.length);
    if (smaller === picture) return undefined;
  }
  return undefined;
}

/** The decoder throws for every picture without a code, which most are. */
function tryQr({ width, height, data }: Grey): string | undefined {
  const rgb = new Uint8Array(width * height * 3);
  for (let index = 0; index < data.length; index += 1) rgb.fill(data[index] ?? 0, 3 * index, 3 * index + 3);
  try {
    return decodeQr({ width, height, data: rgb }, { format: 'RGB', timeLimit: EFFORT_MS });
  } catch {
    return undefined;
  }
}

/** The mean of every square of pixels; the picture itself where it is small enough. */
function shrink(picture: Grey, longestSidePx: number): Grey {
  const factor = Math.ceil(Math.max(picture.width, picture.height) / longestSidePx);
  if (factor <= 1) return picture;
  const width = Math.floor(picture.width / factor);
  const height = Math.floor(picture.height / factor);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let row = 0; row < factor; row += 1) {
        const start = (y * factor + row) * picture.width + x * factor;
        for (let column = 0; column < factor; column += 1) sum += picture.data[start + column] ?? 0;
      }
      data[y * width + x] = sum / factor ** 2;
    }
  }
  return { width, height, data };
}

async function picturesOf(page: PDFPageProxy): Promise<Grey[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const pictures: Grey[] = [];
  for (const [index, operation] of fnArray.entries()) {
    if (pictures.length === MOST_PICTURES) break;
    const [subject] = (argsArray[index] ?? []) as unknown[];
    const grey = greyOf(await unpack(page, operation, subject));
    if (grey && Math.min(grey.width, grey.height) >= SMALLEST_SIDE_PX) pictures.push(grey);
  }
  return pictures;
}

async function unpack(page: PDFPageProxy, operation: number, subject: unknown): Promise<Unpacked | undefined> {
  if (operation === OPS.paintImageXObject) return fetchObject(page, String(subject));
  if (operation === OPS.paintInlineImageXObject) return subject as Unpacked;
  if (operation !== OPS.paintImageMaskXObject) return undefined;
  const mask = subject as { width: number; height: number; data: string | Uint8Array };
  if (typeof mask.data !== 'string') return { ...mask, kind: 1, data: mask.data };
  const fetched = await fetchObject(page, mask.data);
  return fetched && { ...fetched, width: mask.width, height: mask.height, kind: 1 };
}

/** Undefined also where the picture could not be unpacked: too large, or packed in a way the reader lacks. */
function fetchObject(page: PDFPageProxy, name: string): Promise<Unpacked | undefined> {
  const objects = name.startsWith('g_') ? page.commonObjs : page.objs;
  return new Promise((resolve) => objects.get(name, (found: Unpacked | null) => resolve(found ?? undefined)));
}

function greyOf(picture: Unpacked | undefined): Grey | undefined {
  if (picture?.data === undefined) return undefined;
  const { width, height, kind = 2, data } = picture;
  const grey = new Uint8Array(width * height);
  const step = BYTES_BY_KIND[kind];
  if (step === undefined) {
    const rowBytes = Math.ceil(width / 8);
    for (let index = 0; index < grey.length; index += 1) {
      const x = index % width;
      const byte = data[Math.floor(index / width) * rowBytes + (x >> 3)] ?? 0;
      grey[index] = (byte >> (7 - (x & 7))) & 1 ? 255 : 0;
    }
    return { width, height, data: grey };
  }
  for (let index = 0; index < grey.length; index += 1) {
    const at = index * step;
    // ITU-R BT.601, in 256ths.
    grey[index] = ((data[at] ?? 0) * 77 + (data[at + 1] ?? 0) * 150 + (data[at + 2] ?? 0) * 29) >> 8;
  }
  return { width, height, data: grey };
}

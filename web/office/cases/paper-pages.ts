import type { PDFDocumentProxy } from 'unpdf/pdfjs';

/** A paper as pictures of its pages. */
export interface Pages {
  readonly count: number;
  /** The picture of a page, from 0. Rejects for a page that cannot be drawn. */
  draw(index: number): Promise<Blob>;
}

/** Wide enough to read small print on, whatever the paper's size. */
const WIDTH_PX = 1_400;
/** An A4 sheet at 500 dots an inch; what claims to be larger is not unpacked. */
const MOST_PIXELS = 25_000_000;

/**
 * Draws a PDF or a TIFF here, page by page. A browser's own viewer of PDFs follows links, sends forms and runs what is in
 * them, and cannot be kept in a sandbox; and none shows a fax. Pictures do nothing.
 */
export async function openPages(content: Blob, type: string): Promise<Pages> {
  const bytes = await content.arrayBuffer();
  return type === 'image/tiff' ? openTiff(bytes) : openPdf(new Uint8Array(bytes));
}

async function openPdf(data: Uint8Array): Promise<Pages> {
  const { getDocument } = await import('unpdf/pdfjs');
  const pdf: PDFDocumentProxy = await getDocument({
    data,
    isEvalSupported: false,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    maxImageSize: MOST_PIXELS,
    verbosity: 0,
  }).promise;
  return {
    count: pdf.numPages,
    async draw(index) {
      const page = await pdf.getPage(index + 1);
      const natural = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: WIDTH_PX / natural.width });
      const canvas = canvasOf(viewport.width, viewport.height);
      await page.render({ canvas, viewport }).promise;
      return pictureOf(canvas);
    },
  };
}

/** A fax has fewer dots down than across (204 by 98 an inch): they are drawn as far apart as they were. */
async function openTiff(bytes: ArrayBuffer): Promise<Pages> {
  const { decode, decodeImage, toRGBA8 } = await import('utif2');
  const pages = decode(bytes).filter(({ t256, t257 }) => t256 !== undefined && t257 !== undefined);
  if (pages.length === 0) throw new Error('a TIFF without a page');
  return {
    count: pages.length,
    async draw(index) {
      const page = pages[index];
      if (page === undefined) throw new RangeError(`no page ${index}`);
      if (numberIn(page.t256) * numberIn(page.t257) > MOST_PIXELS) throw new RangeError('a page too large');
      decodeImage(bytes, page);
      const { width, height } = page;
      const dots = canvasOf(width, height);
      const pixels = new ImageData(new Uint8ClampedArray(toRGBA8(page)), width, height);
      dots.getContext('2d')?.putImageData(pixels, 0, 0);
      const [across, down] = [numberIn(page.t282), numberIn(page.t283)];
      const stretch = across > 0 && down > 0 ? Math.min(4, Math.max(0.25, across / down)) : 1;
      if (stretch === 1) return pictureOf(dots);
      const paper = canvasOf(width, height * stretch);
      paper.getContext('2d')?.drawImage(dots, 0, 0, paper.width, paper.height);
      return pictureOf(paper);
    },
  };
}

/** A tag's value: a number, or two of which it is the quotient; the first where there are several. */
function numberIn(tag: unknown): number {
  const [value] = Array.isArray(tag) ? tag : [tag];
  return (Array.isArray(value) ? Number(value[0]) / Number(value[1]) : Number(value)) || 0;
}

function canvasOf(width: number, height: number): HTMLCanvasElement {
  if (!(width * height <= MOST_PIXELS)) throw new RangeError('a page too large');
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  return canvas;
}

function pictureOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((picture) => (picture === null ? reject(new Error('no picture')) : resolve(picture)));
  });
}

import pdfmake from 'pdfmake';
import roboto from 'pdfmake/build/vfs_fonts';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';

declare module 'pdfmake' {
  /** Where documents find their fonts; the published types leave it out. */
  export const virtualfs: { writeFileSync(name: string, content: Uint8Array): void };
}

const WEIGHTS = { normal: 'Roboto-Regular.ttf', bold: 'Roboto-Medium.ttf' };

for (const name of Object.values(WEIGHTS)) pdfmake.virtualfs.writeFileSync(name, fontOf(name));
pdfmake.setFonts({ Roboto: WEIGHTS });
// A document is made of what it is given: nothing is fetched or read from disk, whatever a name on it says.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => false);

/**
 * The first of some layouts of a document that takes one page only, as a PDF set in Roboto (regular and bold; it has the
 * Turkish letters and ₺), whose fonts travel inside the bundle. A layout with a fixed `creationDate` in its `info` always
 * gives the same bytes. Throws when no layout takes one page only.
 */
export async function printOnePage(layouts: readonly TDocumentDefinitions[]): Promise<Uint8Array> {
  for (const layout of layouts) {
    const pdf = pdfmake.createPdf(layout, { bufferPages: true });
    const pages = await pdf.getStream();
    if (pages.bufferedPageRange().count === 1) return pdf.getBuffer();
  }
  throw new RangeError('no layout takes one page only');
}

function fontOf(name: string): Uint8Array {
  const font = roboto[name];
  if (typeof font !== 'string') throw new Error(`font missing: ${name}`);
  return Buffer.from(font, 'base64');
}

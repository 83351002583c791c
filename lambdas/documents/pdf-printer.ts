import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { fontFile, WEIGHTS } from './roboto';

declare module 'pdfmake' {
  /** Where documents find their fonts; the published types leave it out. */
  export const virtualfs: { writeFileSync(name: string, content: Uint8Array): void };
}

for (const name of Object.values(WEIGHTS)) pdfmake.virtualfs.writeFileSync(name, fontFile(name));
pdfmake.setFonts({ Roboto: WEIGHTS });
// A document is made of what it is given: nothing is fetched or read from disk, whatever a name on it says.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => false);

/**
 * A document as a PDF, set in Roboto (regular and bold; it has the Turkish letters and ₺), whose fonts travel inside the
 * bundle. Where it takes more than one page, its next tighter layout is tried; the last is taken as it comes. A layout
 * with a fixed `creationDate` in its `info` always gives the same bytes.
 */
export async function printPdf(
  layout: TDocumentDefinitions,
  ...tighter: readonly TDocumentDefinitions[]
): Promise<Uint8Array> {
  const pdf = pdfmake.createPdf(layout, { bufferPages: true });
  const pages = (await pdf.getStream()).bufferedPageRange().count;
  const [next, ...others] = tighter;
  return pages === 1 || next === undefined ? pdf.getBuffer() : printPdf(next, ...others);
}

import type { PDFPageProxy } from 'unpdf/pdfjs';

/** A stretch of printed text, in points from the page's lower left corner. */
export interface Piece {
  readonly text: string;
  readonly left: number;
  readonly baseline: number;
}

/** What is printed on a page, blanks left out. What stands in the fields of a form is not part of it. */
export async function readPieces(page: PDFPageProxy): Promise<Piece[]> {
  const { items } = await page.getTextContent();
  return items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [, , , , left = 0, baseline = 0]: number[] = item.transform;
    return [{ text: item.str.normalize('NFC'), left, baseline }];
  });
}

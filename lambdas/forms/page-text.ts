import type { PDFPageProxy } from 'unpdf/pdfjs';

/** A stretch of printed text, in points from the page's lower left corner. */
export interface Piece {
  readonly text: string;
  readonly left: number;
  readonly baseline: number;
}

interface Placed extends Piece {
  readonly right: number;
  /** Of the letters, in points. */
  readonly size: number;
}

/** In letter sizes. Stretches nearer than a word's gap are one; with at least so much between them, two words of it. */
const WORD_GAP = { most: 0.4, least: 0.12 };
/** How much stretches of one line may differ in height, in letter sizes. */
const SAME_LINE = 0.1;

/**
 * What is printed on a page, blanks left out. What stands in the fields of a form is not part of it. A printer that sets
 * Turkish letters in a font of their own cuts words at each of them: such stretches are joined again.
 */
export async function readPieces(page: PDFPageProxy): Promise<Piece[]> {
  const { items } = await page.getTextContent();
  const pieces: Placed[] = [];
  for (const item of items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const [, skew = 0, , height = 0, left = 0, baseline = 0]: number[] = item.transform;
    const piece = { text: item.str.normalize('NFC'), left, baseline, right: left + item.width, size: Math.abs(height) };
    const before = pieces.at(-1);
    const joined = before !== undefined && skew === 0 ? join(before, piece) : undefined;
    if (joined === undefined) pieces.push(piece);
    else pieces[pieces.length - 1] = joined;
  }
  return pieces.map(({ text, left, baseline }) => ({ text, left, baseline }));
}

/** Undefined for pieces that do not stand side by side in one line of letters of one size. */
function join(before: Placed, piece: Placed): Placed | undefined {
  const { size } = before;
  const gap = (piece.left - before.right) / size;
  const isBeside = gap <= WORD_GAP.most && gap >= -WORD_GAP.most && piece.left >= before.left;
  const isLevel = Math.abs(piece.baseline - before.baseline) <= SAME_LINE * size;
  if (!isBeside || !isLevel || Math.abs(piece.size - size) > SAME_LINE * size) return undefined;
  const blank = gap >= WORD_GAP.least && !before.text.endsWith(' ') && !piece.text.startsWith(' ') ? ' ' : '';
  return { ...before, text: before.text + blank + piece.text, right: piece.right };
}

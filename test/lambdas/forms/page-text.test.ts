import type { PDFPageProxy } from 'unpdf/pdfjs';
import { readPieces } from '../../../lambdas/forms/page-text';

/** `[text, left, baseline, width]`, in letters of 10 points. */
type Item = readonly [text: string, left: number, baseline: number, width: number];

async function pieces(...items: Item[]) {
  const getTextContent = async () => ({
    items: items.map(([str, left, baseline, width]) => ({ str, width, transform: [10, 0, 0, 10, left, baseline] })),
  });
  return (await readPieces({ getTextContent } as unknown as PDFPageProxy)).map(({ text, left }) => [text, left]);
}

test('words a printer cut at each Turkish letter are whole again, their blanks kept', async () => {
  expect(
    await pieces(['G', 40, 700, 7], ['ü', 47, 700, 5], ['l', 52, 700, 2], ['I', 56.5, 700, 3], ['şı', 59.5, 700, 7.2]),
  ).toEqual([['Gül Işı', 40]]);
});

test('what stands in the next column, the next line or further to the left stays apart', async () => {
  expect(await pieces(['Adı', 40, 700, 14], ['Görevi', 60, 700, 30])).toEqual([
    ['Adı', 40],
    ['Görevi', 60],
  ]);
  expect(await pieces(['Adı', 40, 700, 14], ['soyadı', 54, 688, 30])).toEqual([
    ['Adı', 40],
    ['soyadı', 54],
  ]);
  expect(await pieces(['Adı', 40, 700, 14], ['X', 30, 700, 20])).toEqual([
    ['Adı', 40],
    ['X', 30],
  ]);
});

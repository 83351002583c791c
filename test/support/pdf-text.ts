import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import * as z from 'zod';

const PrintedPdf = z.object({
  title: z.string(),
  language: z.string(),
  pages: z.array(
    z.object({
      width: z.number(),
      height: z.number(),
      /** What is printed, in points from the lower left corner. */
      pieces: z.array(z.object({ text: z.string(), left: z.number(), right: z.number(), baseline: z.number() })),
    }),
  ),
});
export type PrintedPdf = z.infer<typeof PrintedPdf>;

/** What PDFs say, as another program reads them. It runs by itself: the reader is an ES module only Node itself can load. */
export async function readPdfs(pdfs: readonly Uint8Array[]): Promise<PrintedPdf[]> {
  const reader = spawn(process.execPath, ['test/support/pdf-reader.mjs'], { stdio: ['pipe', 'pipe', 'inherit'] });
  reader.stdin.end(JSON.stringify(pdfs.map((pdf) => Buffer.from(pdf).toString('base64'))));
  return z.array(PrintedPdf).parse(JSON.parse(await text(reader.stdout)));
}

/** All a PDF says, in reading order, pieces apart by one blank. */
export function textOf({ pages }: PrintedPdf): string {
  return pages.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join(' ');
}

/** Reads PDFs from standard input (a JSON array of base64) and writes what they say (see `pdf-text.ts`). */
import { json } from 'node:stream/consumers';
import { getDocumentProxy } from 'unpdf';

async function read(base64) {
  const pdf = await getDocumentProxy(new Uint8Array(Buffer.from(base64, 'base64')));
  const { info } = await pdf.getMetadata();
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const [, , width, height] = page.view;
    const { items } = await page.getTextContent();
    const pieces = items.map(({ str, transform, width: length }) => ({
      text: str,
      left: transform[4],
      right: transform[4] + length,
      baseline: transform[5],
    }));
    pages.push({ width, height, pieces: pieces.filter(({ text }) => text.trim() !== '') });
  }
  return { title: info.Title, language: info.Language, pages };
}

process.stdout.write(JSON.stringify(await Promise.all((await json(process.stdin)).map(read))));

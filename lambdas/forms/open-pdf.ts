import { PDFDocument } from '@cantoo/pdf-lib';
import type { PDFDocumentProxy } from 'unpdf/pdfjs';
import { getDocument } from 'unpdf/pdfjs';
import { typeOfContent } from '../../shared/domain/paper';
import './lend-to-node-20';

/** The largest picture that is unpacked: an A4 sheet at 500 dots an inch, and any telephone's photograph. */
const LARGEST_PICTURE_PIXELS = 25_000_000;

/** A PDF, open for reading; a photograph is laid on a page of its own first. Undefined for anything else. */
export async function openPdf(content: Uint8Array): Promise<PDFDocumentProxy | undefined> {
  const data = await asPdf(content);
  if (data === undefined) return undefined;
  return getDocument({
    data,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    maxImageSize: LARGEST_PICTURE_PIXELS,
    verbosity: 0,
  }).promise;
}

async function asPdf(content: Uint8Array): Promise<Uint8Array | undefined> {
  const type = typeOfContent(content) ?? (hasLatePdfHeader(content) ? 'application/pdf' : undefined);
  if (type === undefined) return undefined;
  // pdf.js takes the buffer it is given for itself.
  if (type === 'application/pdf') return content.slice();
  const pdf = await PDFDocument.create();
  const picture = await (type === 'image/png' ? pdf.embedPng(content) : pdf.embedJpg(content));
  pdf.addPage([picture.width, picture.height]).drawImage(picture, { x: 0, y: 0 });
  return pdf.save();
}

/** Viewers look for the header within the first kilobyte (ISO 32000-1, annex H.3, note 13), and so do writers that put something before it. */
function hasLatePdfHeader(content: Uint8Array): boolean {
  return Buffer.from(content.subarray(0, 1_024)).includes('%PDF-');
}

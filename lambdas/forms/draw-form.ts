import { PDFDocument, type PDFFont, type PDFPage } from '@cantoo/pdf-lib';
import * as fontkit from 'fontkit';
import encodeQr from 'qr';
import { type FormDefinition, type FormField, type Prefill, prefilledValues } from '../../shared/domain/form';
import { type Instant, msOf } from '../../shared/domain/instant';
import { network } from '../../shared/domain/network';
import { fontFile, WEIGHTS } from '../documents/roboto';
import { addFields } from './add-fields';
import { inkOf } from './ink';
import { QR_PREFIX } from './qr-prefix';
import { LABEL_SIZE, layOut, PAGE, type PlacedField, QR } from './sheet';

/** What stands before a form's code where it is printed. */
export const CODE_LABEL = 'Form kodu';

interface Fonts {
  /** The fields' font too: it is embedded whole, so that any letter can be filled in. */
  readonly normal: PDFFont;
  readonly bold: PDFFont;
}

/**
 * A form as a fillable PDF of one A4 page: its fields are named as in the definition and hold what is known in advance. The
 * same definition, values, code and moment give the same bytes.
 */
export async function drawForm(
  definition: FormDefinition,
  { code, prefill, at }: { readonly code: string; readonly prefill: Prefill; readonly at: Instant },
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  describe(pdf, definition, at);
  pdf.registerFontkit(fontkit as never);
  const fonts = {
    // A ligature is a letter nobody typed: who reads the page's text would miss it.
    normal: await pdf.embedFont(fontFile(WEIGHTS.normal), { subset: false, features: { liga: false } }),
    bold: await pdf.embedFont(fontFile(WEIGHTS.bold), { subset: true, features: { liga: false } }),
  };
  const page = pdf.addPage([PAGE.width, PAGE.height]);
  const sheet = layOut(definition);
  drawHead(page, fonts, definition, code);
  for (const { title, baseline } of sheet.sections) drawSection(page, fonts, title, baseline);
  for (const placed of sheet.fields) drawField(page, fonts, placed, prefill);
  drawFoot(page, fonts, definition);
  addFields(pdf, page, fonts.normal, sheet.fields, prefilledValues(definition, prefill));
  return pdf.save();
}

function describe(pdf: PDFDocument, { title, lead }: FormDefinition, at: Instant): void {
  const made = new Date(msOf(at));
  pdf.setTitle(title.tr, { showInWindowTitleBar: true });
  pdf.setSubject(lead.tr);
  pdf.setAuthor(network.legalName);
  pdf.setCreator(network.name);
  pdf.setProducer(network.name);
  pdf.setLanguage('tr');
  pdf.setCreationDate(made);
  pdf.setModificationDate(made);
}

function drawHead(page: PDFPage, { normal, bold }: Fonts, { title, lead }: FormDefinition, code: string): void {
  const left = PAGE.margin;
  const y = PAGE.height;
  page.drawRectangle({ x: 0, y: y - 7, width: PAGE.width, height: 7, color: inkOf('accent') });
  page.drawText(network.name, { x: left, y: y - 46, size: 20, font: bold, color: inkOf('accent') });
  page.drawText(network.legalName, { x: left, y: y - 58, size: 7.5, font: normal, color: inkOf('ink2') });
  page.drawText(title.tr, { x: left, y: y - 86, size: 17, font: bold, color: inkOf('ink') });
  page.drawText(lead.tr, { x: left, y: y - 100, size: 8, font: normal, color: inkOf('ink2') });
  for (const [index, line] of codeLines(code).entries()) {
    page.drawText(line, { x: left, y: y - 116 - 11 * index, size: 9, font: normal, color: inkOf('ink') });
  }
  drawQr(page, QR_PREFIX + code.replaceAll('-', ''));
}

/** A long code takes two lines, so that both can be typed off. */
function codeLines(code: string): string[] {
  const half = code.length > 40 ? code.length / 2 : code.length;
  return [`${CODE_LABEL}: ${code.slice(0, half)}`, code.slice(half)].filter((line) => line !== '');
}

/** All dark squares as one path: side by side as many, a printer leaves hairs of white between them. */
function drawQr(page: PDFPage, text: string): void {
  const rows = encodeQr(text, 'raw', { ecc: 'medium', border: 1 });
  const module = QR.size / rows.length;
  const squares = rows.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x * module} ${y * module}h${module}v${module}h${-module}z`] : [])),
  );
  page.drawSvgPath(squares.join(''), { x: QR.left, y: QR.bottom + QR.size, color: inkOf('ink') });
}

function drawSection(page: PDFPage, { bold }: Fonts, title: string, baseline: number): void {
  const right = PAGE.width - PAGE.margin;
  page.drawText(title, { x: PAGE.margin, y: baseline, size: 10, font: bold, color: inkOf('accent') });
  const start = { x: PAGE.margin + bold.widthOfTextAtSize(title, 10) + 8, y: baseline + 3 };
  page.drawLine({ start, end: { x: right, y: baseline + 3 }, thickness: 0.75, color: inkOf('line') });
}

function drawField(page: PDFPage, { normal }: Fonts, { field, box, label }: PlacedField, prefill: Prefill): void {
  const { left, bottom, width, height } = box;
  const isTick = field.kind === 'checkbox';
  page.drawRectangle({
    x: left,
    y: bottom,
    width,
    height,
    borderColor: inkOf('ink3'),
    borderWidth: 0.6,
  });
  const written = `${field.label.tr}${field.isMandatory ? ' *' : ''}`;
  const at = { x: label.left, y: label.baseline };
  page.drawText(written, { ...at, size: LABEL_SIZE, font: normal, color: inkOf(isTick ? 'ink' : 'ink2') });
  const note = noteOf(field, prefill);
  if (note === undefined) return;
  const room = width - normal.widthOfTextAtSize(written, LABEL_SIZE) - 12;
  const size = LABEL_SIZE - 1;
  const text = cut(note, normal, size, room);
  const x = left + width - normal.widthOfTextAtSize(text, size);
  page.drawText(text, { x, y: label.baseline, size, font: normal, color: inkOf('ink3') });
}

/** What stands small beside a label: what holds today, or how to write. */
function noteOf({ today, hint }: FormField, prefill: Prefill): string | undefined {
  const known = today === undefined ? undefined : prefill[today];
  return known === undefined ? hint?.tr : `Bugün: ${known}`;
}

function cut(text: string, font: PDFFont, size: number, room: number): string {
  if (font.widthOfTextAtSize(text, size) <= room) return text;
  const letters = [...text];
  while (letters.length > 0 && font.widthOfTextAtSize(`${letters.join('')}…`, size) > room) letters.pop();
  return letters.length === 0 ? '' : `${letters.join('').trimEnd()}…`;
}

function drawFoot(page: PDFPage, { normal, bold }: Fonts, { idCopy, mailbox }: FormDefinition): void {
  const left = PAGE.margin;
  let y = 58;
  page.drawLine({
    start: { x: left, y: 74 },
    end: { x: PAGE.width - PAGE.margin, y: 74 },
    thickness: 0.75,
    color: inkOf('line'),
  });
  const fax = mailbox === 'infoMailbox' ? ` ya da faks ${network.fax}` : '';
  const rows = [
    ['Gönderim', `${network[mailbox]}${fax}`],
    ...(idCopy === undefined
      ? []
      : [
          [
            'Eklenecek',
            `${idCopy.tr}. Din ve kan grubu alanlarını kapatın; fotokopi şifreli saklanır, kısa sürede silinir.`,
          ],
        ]),
    ['Yardım', `Müşteri Hizmetleri ${network.customerServices} · ${network.portalHost}`],
  ] as const;
  for (const [label = '', text = ''] of rows) {
    page.drawText(label, { x: left, y, size: 8, font: bold, color: inkOf('ink') });
    page.drawText(text, { x: left + 52, y, size: 8, font: normal, color: inkOf('ink2') });
    y -= 12;
  }
}

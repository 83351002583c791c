import type { Content, TableLayout, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Receipt } from '../../shared/domain/receipt';
import { agentRows, amountRows, billRows, copyWords, type Row, referenceRows, stateWords } from './receipt-rows';

const colour = {
  ink: '#14202e',
  ink2: '#4a5868',
  ink3: '#647386',
  line: '#dce2e8',
  accent: '#0b6b64',
  accentSoft: '#e2f2f0',
  white: '#ffffff',
} as const;

const stateColour: Record<Receipt['state'], { readonly ink: string; readonly ground: string }> = {
  paid: { ink: '#1a7f43', ground: '#e4f5ea' },
  cancelling: { ink: '#8a5a00', ground: '#fdf1d8' },
  cancelled: { ink: colour.white, ground: '#c8102e' },
};

/** In points; an A5 page is 419.53 by 595.28. */
const PAGE_WIDTH = 419.53;
const MARGIN = 32;
const WIDTH = PAGE_WIDTH - 2 * MARGIN;
const LABEL_WIDTH = 104;
const QR_WIDTH = 82;
const FOOT_HEIGHT = 138;

/** A receipt on one A5 page: for the counter's printer and for the customer's files. */
export function receiptOnA5(receipt: Receipt, verificationUrl: string): TDocumentDefinitions {
  return {
    pageSize: 'A5',
    pageMargins: [MARGIN, 36, MARGIN, FOOT_HEIGHT],
    background: { canvas: [{ type: 'rect', x: 0, y: 0, w: PAGE_WIDTH, h: 6, color: colour.accent }] },
    defaultStyle: { font: 'Roboto', fontSize: 8.5, lineHeight: 1.15, color: colour.ink },
    content: [
      head(receipt),
      ...stamps(receipt),
      { text: receipt.institution, fontSize: 15, bold: true, lineHeight: 1.05, margin: [0, 12, 0, 8] },
      amounts(receipt),
      ...section('Fatura', billRows(receipt)),
      ...section('İşlem', referenceRows(receipt)),
      ...section('Temsilci', agentRows(receipt)),
    ],
    footer: foot(receipt, verificationUrl),
  };
}

function head({ company }: Receipt): Content {
  return {
    columns: [
      [
        { text: company.name, fontSize: 19, bold: true, color: colour.accent, lineHeight: 1 },
        { text: company.legalName, fontSize: 7.5, bold: true, color: colour.ink2, margin: [0, 3, 0, 0] },
      ],
      {
        text: 'ÖDEME DEKONTU',
        width: 130,
        alignment: 'right',
        fontSize: 9,
        bold: true,
        characterSpacing: 1.2,
        margin: [0, 8, 0, 0],
      },
    ],
  };
}

function stamps({ state, isCopy }: Receipt): Content[] {
  const { ink, ground } = stateColour[state];
  const bands = [band(stateWords[state], ink, ground)];
  if (isCopy) bands.push(band(copyWords, colour.white, colour.ink));
  return bands;
}

function band({ stamp, note = '' }: { stamp: string; note?: string }, ink: string, ground: string): Content {
  return {
    table: {
      widths: [140, WIDTH - 164],
      body: [
        [
          { text: stamp, fontSize: 11, bold: true, characterSpacing: 0.8, lineHeight: 1 },
          { text: note, alignment: 'right', lineHeight: 1, margin: [0, 2, 0, 0] },
        ].map((cell) => ({ ...cell, color: ink, fillColor: ground })),
      ],
    },
    layout: padded(12, 6),
    margin: [0, 10, 0, 0],
  };
}

function amounts(receipt: Receipt): Content {
  const [amount, fee, total] = amountRows(receipt);
  const half = (WIDTH - 48) / 2;
  const parts: Content = {
    table: {
      widths: [half * 0.5, half * 0.4],
      body: [amount, fee].map(({ label, value }) => [soft(label), number(value)]),
    },
    layout: padded(0, 2),
    margin: [0, 3, 0, 0],
  };
  const sum: Content = [
    { text: total.label, alignment: 'right', color: colour.accent, bold: true, lineHeight: 1 },
    {
      text: total.value,
      alignment: 'right',
      fontSize: total.value.length > 14 ? 18 : 25,
      bold: true,
      lineHeight: 1,
      margin: [0, 2, 0, 0],
    },
  ];
  return {
    table: {
      widths: [half, half],
      body: [
        [parts, { stack: sum }],
        [{ text: receipt.totalInWords, colSpan: 2, alignment: 'right', color: colour.ink2 }, ''],
      ].map((cells) =>
        cells.map((cell) => (typeof cell === 'string' ? cell : { ...cell, fillColor: colour.accentSoft })),
      ),
    },
    layout: padded(12, 6),
  };
}

function section(title: string, rows: readonly Row[]): Content[] {
  return [
    { text: title, bold: true, color: colour.accent, fontSize: 9, margin: [0, 12, 0, 3] },
    {
      table: {
        widths: [LABEL_WIDTH, WIDTH - LABEL_WIDTH],
        body: rows.map(({ label, value }) => [soft(label), { text: value }]),
      },
      layout: {
        ...padded(0, 3),
        hLineWidth: () => 0.5,
        hLineColor: () => colour.line,
      },
    },
  ];
}

function foot({ company, agent }: Receipt, verificationUrl: string): Content {
  const contact = `${company.complaintPhone} · ${company.complaintMailbox}`;
  return {
    margin: [MARGIN, 12, MARGIN, 0],
    columnGap: 16,
    columns: [
      { qr: verificationUrl, eccLevel: 'M', fit: QR_WIDTH + 1, foreground: colour.ink, width: QR_WIDTH },
      {
        width: WIDTH - QR_WIDTH - 16,
        fontSize: 7.5,
        color: colour.ink2,
        stack: [
          { text: 'Dekontu doğrulayın', bold: true, fontSize: 9, color: colour.ink },
          { text: 'Karekodu okutun ya da adresi açın:', margin: [0, 1, 0, 1] },
          { text: verificationUrl, link: verificationUrl, color: colour.accent },
          { text: [{ text: 'Şikâyet ve itiraz: ', bold: true, color: colour.ink }, contact], margin: [0, 8, 0, 0] },
          { text: `${company.legalName}, ${company.licence}.`, margin: [0, 1, 0, 0], color: colour.ink3 },
        ],
      },
    ],
  };
}

function soft(text: string): { text: string; color: string } {
  return { text, color: colour.ink3 };
}

function number(text: string): { text: string; alignment: 'right' } {
  return { text, alignment: 'right' };
}

/** A table without lines, its cells padded in points. */
function padded(acrossPoints: number, downPoints: number): TableLayout {
  return {
    hLineWidth: () => 0,
    vLineWidth: () => 0,
    paddingLeft: () => acrossPoints,
    paddingRight: () => acrossPoints,
    paddingTop: () => downPoints,
    paddingBottom: () => downPoints,
  };
}

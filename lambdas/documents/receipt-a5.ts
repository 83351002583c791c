import type { Content, CustomTableLayout, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Receipt } from '../../shared/domain/receipt';
import { colour } from './colour';
import {
  agentRows,
  amountRows,
  billRows,
  copyWords,
  type Row,
  referenceRows,
  refusalStamp,
  stateWords,
} from './receipt-rows';

const stateColour: Record<Receipt['state'], { readonly ink: string; readonly ground: string }> = {
  paid: { ink: '#1a7f43', ground: '#e4f5ea' },
  cancelling: { ink: '#8a5a00', ground: '#fdf1d8' },
  cancelled: { ink: colour.white, ground: colour.lira },
};

/** In points; an A5 page is 419.53 by 595.28. */
const PAGE_WIDTH = 419.53;
const MARGIN = 34;
const WIDTH = PAGE_WIDTH - 2 * MARGIN;
const INDENT = 12;
const TITLE_WIDTH = 56;
const LABEL_WIDTH = 88;
const QR_WIDTH = 82;
const FOOT_HEIGHT = 122;

/** A receipt on A5: for the counter's printer and for the customer's files. `detailSize` is the size of its small print. */
export function receiptOnA5(receipt: Receipt, verificationUrl: string, detailSize: number): TDocumentDefinitions {
  return {
    pageSize: 'A5',
    pageMargins: [MARGIN, 34, MARGIN, FOOT_HEIGHT],
    background: { canvas: [{ type: 'rect', x: 0, y: 0, w: PAGE_WIDTH, h: 6, color: colour.accent }] },
    defaultStyle: { font: 'Roboto', fontSize: 8.5, lineHeight: 1.15, color: colour.ink },
    content: [
      head(receipt),
      ...stamps(receipt),
      institution(receipt),
      amounts(receipt),
      section('Fatura', billRows(receipt), detailSize),
      section('İşlem', referenceRows(receipt), detailSize),
      section('Temsilci', agentRows(receipt), detailSize),
    ],
    footer: foot(receipt, verificationUrl),
  };
}

function head({ company }: Receipt): Content {
  return {
    columns: [
      [
        { text: company.name, fontSize: 19, bold: true, color: colour.accent, lineHeight: 1 },
        { text: company.legalName, fontSize: 7.5, color: colour.ink2, margin: [0, 3, 0, 0] },
      ],
      {
        text: 'ÖDEME DEKONTU',
        width: 130,
        alignment: 'right',
        fontSize: 9,
        bold: true,
        characterSpacing: 0.8,
        margin: [0, 8, 0, 0],
      },
    ],
    margin: [0, 0, 0, 8],
  };
}

function stamps(receipt: Receipt): Content[] {
  const { state, isCopy } = receipt;
  const { ink, ground } = stateColour[state];
  const refusal = refusalStamp(receipt);
  return [
    band(stateWords[state], ink, ground),
    ...(refusal === undefined ? [] : [band(refusal, stateColour.cancelling.ink, stateColour.cancelling.ground)]),
    ...(isCopy ? [band(copyWords, colour.white, colour.ink)] : []),
  ];
}

function band({ stamp, note = '' }: { stamp: string; note?: string }, color: string, fillColor: string): Content {
  const stampWidth = 130;
  return {
    table: {
      widths: [stampWidth, WIDTH - stampWidth - 4 * INDENT],
      body: [
        [
          { text: stamp, fontSize: 11, bold: true, characterSpacing: 0.8, lineHeight: 1, color, fillColor },
          { text: note, alignment: 'right', lineHeight: 1, margin: [0, 2, 0, 0], color, fillColor },
        ],
      ],
    },
    layout: padded(INDENT, 5),
    margin: [0, 2, 0, 0],
  };
}

function institution({ institution: text }: Receipt): Content {
  return { text, fontSize: text.length > 36 ? 11 : 15, bold: true, lineHeight: 1.05, margin: [0, 11, 0, 6] };
}

function amounts(receipt: Receipt): Content {
  const [amount, fee, total] = amountRows(receipt);
  const half = (WIDTH - 4 * INDENT) / 2;
  const parts: TableCell = {
    table: {
      widths: [58, 84],
      body: [amount, fee].map(({ label, value }) => [
        { text: label, color: colour.ink2 },
        { text: value, alignment: 'right' },
      ]),
    },
    layout: padded(0, 2.5),
    margin: [0, 2, 0, 0],
  };
  const sum: TableCell = {
    stack: [
      { text: total.label, color: colour.accent, bold: true, lineHeight: 1 },
      {
        text: total.value,
        fontSize: total.value.length > 12 ? 18 : 24,
        bold: true,
        lineHeight: 1,
        margin: [0, 2, 0, 0],
      },
    ],
    alignment: 'right',
  };
  const words: TableCell = {
    text: receipt.totalInWords,
    alignment: 'right',
    fontSize: 8,
    color: colour.ink2,
    fillColor: colour.accentSoft,
    margin: [INDENT, 0, INDENT, 7],
  };
  return {
    table: {
      widths: [WIDTH],
      body: [
        [
          {
            table: { widths: [half, half], body: [[parts, sum]] },
            layout: padded(INDENT, 6),
            fillColor: colour.accentSoft,
          },
        ],
        [words],
      ],
    },
    layout: padded(0, 0),
    margin: [0, 0, 0, 8],
  };
}

/** Rows under a hairline, their common title in the margin column. */
function section(title: string, rows: readonly Row[], fontSize: number): Content {
  return {
    table: {
      widths: [TITLE_WIDTH, LABEL_WIDTH, WIDTH - TITLE_WIDTH - LABEL_WIDTH],
      body: rows.map(({ label, value }, index) => [
        { text: index === 0 ? title : '', bold: true, color: colour.accent },
        { text: label, color: colour.ink3 },
        value,
      ]),
    },
    layout: {
      ...padded(0, fontSize * 0.26),
      hLineWidth: (line) => (line === 0 ? 0.75 : 0),
      hLineColor: () => colour.line,
    },
    fontSize,
    margin: [0, fontSize * 0.6, 0, 0],
  };
}

function foot({ company }: Receipt, verificationUrl: string): Content {
  const gap = 14;
  return {
    margin: [MARGIN, 10, MARGIN, 0],
    columnGap: gap,
    columns: [
      { qr: verificationUrl, eccLevel: 'M', fit: QR_WIDTH + 1, foreground: colour.ink, width: QR_WIDTH },
      {
        width: WIDTH - QR_WIDTH - gap,
        fontSize: 7.5,
        color: colour.ink2,
        stack: [
          { text: 'Dekontu doğrulayın', bold: true, fontSize: 9, color: colour.ink },
          { text: 'Karekodu okutun ya da adresi açın:', margin: [0, 1, 0, 1] },
          { text: verificationUrl, link: verificationUrl, color: colour.accent },
          {
            text: [
              { text: 'Şikâyet ve itiraz: ', bold: true, color: colour.ink },
              `${company.complaintPhone} · ${company.complaintMailbox}`,
            ],
            margin: [0, 6, 0, 1],
          },
          { text: `${company.legalName}, ${company.licence}.`, color: colour.ink3 },
        ],
      },
    ],
  };
}

/** A table without lines, its cells padded in points. */
function padded(acrossPoints: number, downPoints: number): CustomTableLayout {
  return {
    hLineWidth: () => 0,
    vLineWidth: () => 0,
    paddingLeft: () => acrossPoints,
    paddingRight: () => acrossPoints,
    paddingTop: () => downPoints,
    paddingBottom: () => downPoints,
  };
}

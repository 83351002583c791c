import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Receipt } from '../../shared/domain/receipt';
import { agentRows, amountRows, billRows, copyWords, type Row, referenceRows, stateWords } from './receipt-rows';

const POINTS_PER_MM = 72 / 25.4;
const PAGE_WIDTH = 80 * POINTS_PER_MM;
/** What a thermal head reaches of an 80 mm roll. */
const WIDTH = 72 * POINTS_PER_MM;
const MARGIN = (PAGE_WIDTH - WIDTH) / 2;
const LABEL_WIDTH = 72;
/** Paper behind the last line for the cutter. */
const TAIL = 8 * POINTS_PER_MM;

/** A receipt on an 80 mm thermal roll: black on white, as long as what it says. */
export function receiptOnRoll(receipt: Receipt, verificationUrl: string): TDocumentDefinitions {
  const { company } = receipt;
  const [amount, fee, total] = amountRows(receipt);
  return {
    pageSize: { width: PAGE_WIDTH, height: 'auto' },
    pageMargins: [MARGIN, 12, MARGIN, TAIL],
    defaultStyle: { font: 'Roboto', fontSize: 8, lineHeight: 1.12, color: '#000000' },
    content: [
      { text: company.name, fontSize: 17, bold: true, alignment: 'center', lineHeight: 1 },
      { text: company.legalName, bold: true, alignment: 'center', margin: [0, 2, 0, 0] },
      { text: company.licence, fontSize: 7, alignment: 'center' },
      {
        text: 'ÖDEME DEKONTU',
        fontSize: 10,
        bold: true,
        alignment: 'center',
        characterSpacing: 1,
        margin: [0, 6, 0, 4],
      },
      ...(receipt.isCopy ? [bar(copyWords)] : []),
      ...(receipt.state === 'paid' ? [] : [bar(stateWords[receipt.state])]),
      { text: receipt.institution, fontSize: 12, bold: true, alignment: 'center', margin: [0, 4, 0, 3] },
      ...block(billRows(receipt)),
      ...block(agentRows(receipt)),
      ...block(referenceRows(receipt)),
      ...block([amount, fee]),
      rule(),
      {
        columns: [
          { text: total.label, width: 60, fontSize: 11, bold: true, margin: [0, 6, 0, 0] },
          {
            text: total.value,
            width: WIDTH - 60,
            fontSize: total.value.length > 13 ? 14 : 19,
            bold: true,
            alignment: 'right',
            lineHeight: 1,
          },
        ],
        margin: [0, 5, 0, 2],
      },
      { text: receipt.totalInWords, alignment: 'right' },
      ...(receipt.state === 'paid'
        ? [
            {
              text: stateWords.paid.stamp,
              bold: true,
              fontSize: 11,
              alignment: 'center' as const,
              margin: [0, 6, 0, 0] as [number, number, number, number],
            },
          ]
        : []),
      rule(),
      { qr: verificationUrl, eccLevel: 'M', fit: 83, alignment: 'center', margin: [0, 8, 0, 5] },
      { text: 'Dekontu doğrulamak için okutun', bold: true, alignment: 'center' },
      { text: verificationUrl, link: verificationUrl, fontSize: 7, alignment: 'center' },
      { text: `Şikâyet ve itiraz: ${company.complaintPhone}`, bold: true, alignment: 'center', margin: [0, 5, 0, 0] },
      { text: company.complaintMailbox, alignment: 'center' },
    ],
  };
}

function bar({ stamp, note = '' }: { stamp: string; note?: string }): Content {
  const words: Content = [
    { text: stamp, fontSize: 15, bold: true, characterSpacing: 1.5, lineHeight: 1 },
    { text: note, margin: [0, 2, 0, 0] },
  ];
  return {
    table: {
      widths: [WIDTH - 8],
      body: [[{ stack: words, fillColor: '#000000', color: '#ffffff', alignment: 'center' }]],
    },
    layout: { hLineWidth: () => 0, vLineWidth: () => 0, paddingTop: () => 5, paddingBottom: () => 4 },
    margin: [0, 2, 0, 4],
  };
}

function block(rows: readonly Row[]): Content[] {
  return [
    rule(),
    ...rows.map(({ label, value }) => ({
      columns: [
        { text: label, width: LABEL_WIDTH },
        { text: value, width: WIDTH - LABEL_WIDTH, bold: true, alignment: 'right' as const },
      ],
      margin: [0, 1, 0, 1] as [number, number, number, number],
    })),
  ];
}

function rule(): Content {
  return {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth: 0.75, dash: { length: 3, space: 2 } }],
    margin: [0, 5, 0, 4],
  };
}

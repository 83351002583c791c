import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Receipt } from '../../shared/domain/receipt';
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

const BLACK = '#000000';
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
  const [amount, fee, total] = amountRows(receipt);
  const refusal = refusalStamp(receipt);
  return {
    pageSize: { width: PAGE_WIDTH, height: 'auto' },
    pageMargins: [MARGIN, 12, MARGIN, TAIL],
    defaultStyle: { font: 'Roboto', fontSize: 8, lineHeight: 1.12, color: BLACK },
    content: [
      head(receipt),
      ...(receipt.isCopy ? [bar(copyWords)] : []),
      ...(receipt.state === 'paid' ? [] : [bar(stateWords[receipt.state])]),
      ...(refusal === undefined ? [] : [bar(refusal)]),
      { text: receipt.institution, fontSize: 12, bold: true, alignment: 'center', margin: [0, 4, 0, 3] },
      ...block(billRows(receipt)),
      ...block(agentRows(receipt)),
      ...block(referenceRows(receipt)),
      ...block([amount, fee]),
      ...sum(total, receipt),
      foot(receipt, verificationUrl),
    ],
  };
}

function head({ company }: Receipt): Content {
  return {
    alignment: 'center',
    stack: [
      { text: company.name, fontSize: 17, bold: true, lineHeight: 1 },
      { text: company.legalName, bold: true, margin: [0, 2, 0, 0] },
      { text: company.licence, fontSize: 7 },
      { text: 'ÖDEME DEKONTU', fontSize: 10, bold: true, characterSpacing: 0.8, margin: [0, 6, 0, 4] },
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
      body: [[{ stack: words, fillColor: BLACK, color: '#ffffff', alignment: 'center' }]],
    },
    layout: { hLineWidth: () => 0, vLineWidth: () => 0, paddingTop: () => 5, paddingBottom: () => 4 },
    margin: [0, 2, 0, 4],
  };
}

function block(rows: readonly Row[]): Content[] {
  const lines = rows.map(
    ({ label, value }): Content => ({
      columns: [
        { text: label, width: LABEL_WIDTH },
        { text: value, width: WIDTH - LABEL_WIDTH, bold: true, alignment: 'right' },
      ],
      margin: [0, 1, 0, 1],
    }),
  );
  return [rule(), ...lines];
}

function sum({ label, value }: Row, { totalInWords, state }: Receipt): Content[] {
  const labelWidth = 60;
  const fontSize = value.length > 13 ? 14 : 19;
  const stamp: Content = { text: stateWords[state].stamp, bold: true, fontSize: 11, alignment: 'center' };
  return [
    rule(),
    {
      columns: [
        { text: label, width: labelWidth, fontSize: 11, bold: true, margin: [0, fontSize - 13, 0, 0] },
        { text: value, width: WIDTH - labelWidth, fontSize, bold: true, alignment: 'right', lineHeight: 1 },
      ],
      margin: [0, 5, 0, 2],
    },
    { text: totalInWords, alignment: 'right', margin: [0, 0, 0, 6] },
    stamp,
  ];
}

function foot({ company }: Receipt, verificationUrl: string): Content {
  return {
    alignment: 'center',
    stack: [
      rule(),
      { qr: verificationUrl, eccLevel: 'M', fit: 83, alignment: 'center', margin: [0, 8, 0, 5] },
      { text: 'Dekontu doğrulamak için okutun', bold: true },
      { text: verificationUrl, link: verificationUrl, fontSize: 7 },
      { text: `Şikâyet ve itiraz: ${company.complaintPhone}`, bold: true, margin: [0, 5, 0, 0] },
      company.complaintMailbox,
    ],
  };
}

function rule(): Content {
  return {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth: 0.75, dash: { length: 3, space: 2 } }],
    margin: [0, 5, 0, 4],
  };
}

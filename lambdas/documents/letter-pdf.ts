import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { msOf } from '../../shared/domain/instant';
import type { Receipt } from '../../shared/domain/receipt';
import type { ReceiptRequest } from '../../shared/domain/receipt-request';
import { writeMoment } from '../../shared/domain/written-day';
import { printPdf } from './pdf-printer';
import { agentRows, amountRows, billRows, type Row, referenceRows, refusalWords } from './receipt-rows';

const MARGIN = 56;
/** In points; an A4 page is 595.28 wide. */
const WIDTH = 595.28 - 2 * MARGIN;
const LABEL_WIDTH = 150;
const LINE = '#c9d1d9';

/**
 * Dekont talebi as a letter on A4: the payment's facts, that its cancellation was asked for and why it could not be had, and
 * whom the payer turns to. The same request always gives the same bytes.
 */
export async function renderLetter(
  receipt: Receipt,
  request: ReceiptRequest,
  verificationUrl: string,
): Promise<Uint8Array> {
  const { id, company, institution } = receipt;
  const layout = (fontSize: number): TDocumentDefinitions => ({
    pageSize: 'A4',
    pageMargins: [MARGIN, 56, MARGIN, 48],
    language: 'tr',
    displayTitle: true,
    defaultStyle: { font: 'Roboto', fontSize, lineHeight: 1.25 },
    info: {
      title: `Dekont talebi ${id}`,
      subject: `${institution} fatura ödemesi`,
      author: company.legalName,
      creator: company.name,
      producer: company.name,
      creationDate: new Date(msOf(request.requestedAt)),
    },
    content: [
      head(receipt, request),
      ...body(receipt, request),
      facts(receipt),
      ...ending(receipt),
      signatures(receipt),
      foot(receipt, verificationUrl),
    ],
  });
  return printPdf(layout(10), layout(8.5), layout(7));
}

function head({ company, institution }: Receipt, { requestedAt }: ReceiptRequest): Content {
  return {
    stack: [
      { text: company.name, fontSize: 18, bold: true },
      { text: company.legalName, fontSize: 8 },
      {
        columns: [
          { text: institution, bold: true, fontSize: 12, width: WIDTH - LABEL_WIDTH },
          { text: writeMoment(requestedAt), alignment: 'right', width: LABEL_WIDTH },
        ],
        margin: [0, 24, 0, 0],
      },
      { text: 'Müşteri hizmetlerine', margin: [0, 0, 0, 16] },
      { text: 'Konu: Dekont talebi, iptal edilemeyen fatura ödemesi', bold: true, margin: [0, 0, 0, 10] },
    ],
  };
}

function body({ refusedCancellation }: Receipt, { reason, requestedAt }: ReceiptRequest): Content[] {
  const asked =
    refusedCancellation === undefined
      ? `Ödemenin iptali ${writeMoment(requestedAt)} tarihinde istendi; iptal bildirim saati geçtiği için bankaya iletilemedi.`
      : `Ödemenin iptali ${writeMoment(refusedCancellation.reportedAt)} tarihinde bildirildi; ` +
        `${writeMoment(refusedCancellation.refusedAt)} tarihinde kabul edilmedi. ` +
        `Yanıt: ${refusalWords(refusedCancellation.reason)}`;
  return [
    paragraph('Aşağıdaki fatura temsilcimizde ödenmiş, tutarı kurumunuza aktarılmak üzere bankaya iletilmiştir.'),
    paragraph(asked),
    paragraph(`Müşterinin gerekçesi: ${reason}`),
  ];
}

function facts(receipt: Receipt): Content {
  const rows = [...billRows(receipt), ...amountRows(receipt), ...referenceRows(receipt), ...agentRows(receipt)];
  return {
    table: {
      widths: [LABEL_WIDTH, WIDTH - LABEL_WIDTH],
      body: rows.map(({ label, value }: Row) => [label, { text: value, bold: true }]),
    },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0,
      hLineColor: () => LINE,
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: () => 3,
      paddingBottom: () => 2,
    },
    margin: [0, 6, 0, 12],
  };
}

function ending({ institution, company }: Receipt): Content[] {
  return [
    paragraph(
      `Bu ödeme artık yalnız kurumunuzca düzeltilebilir. Müşteri; bu yazı, ödeme dekontu ve kimliğiyle ${institution} ` +
        'müşteri hizmetlerine başvurarak iade, mahsup ya da düzeltme isteyebilir.',
    ),
    paragraph(
      `Ödemenin kaydıyla ilgili sorular için ${company.name} müşteri hizmetleri: ` +
        `${company.complaintPhone} · ${company.complaintMailbox}`,
    ),
  ];
}

function signatures({ agent }: Receipt): Content {
  const field = (title: string, below: string): Content => ({
    stack: [{ text: title, bold: true }, { text: below, margin: [0, 0, 0, 40] }, { text: 'İmza' }],
  });
  return {
    columns: [field('Temsilci (kaşe)', agent.title), field('Müşteri', 'Ad soyad:')],
    margin: [0, 14, 0, 14],
    unbreakable: true,
  };
}

function foot({ company }: Receipt, verificationUrl: string): Content {
  return {
    columnGap: 12,
    columns: [
      { qr: verificationUrl, eccLevel: 'M', fit: 84, width: 84 },
      {
        width: WIDTH - 96,
        fontSize: 7.5,
        stack: [
          { text: 'Ödemeyi doğrulamak için karekodu okutun ya da adresi açın:' },
          { text: verificationUrl, link: verificationUrl },
          { text: `${company.legalName}, ${company.licence}.`, margin: [0, 6, 0, 0] },
        ],
      },
    ],
    unbreakable: true,
  };
}

function paragraph(text: string): Content {
  return { text, margin: [0, 0, 0, 8] };
}

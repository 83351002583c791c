import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { msOf } from '../../shared/domain/instant';
import type { Receipt } from '../../shared/domain/receipt';
import { printPdf } from './pdf-printer';
import { receiptOnA5 } from './receipt-a5';
import { receiptOnRoll } from './receipt-roll';

/** What a shop prints on: an A5 sheet, or the roll of a thermal printer. */
export type Paper = 'a5' | '80mm';

/** The sizes of an A5 receipt's details, in points, and what they shrink to where names are so long that it takes two pages. */
const DETAIL_SIZE = 8.5;
const SMALLER_SIZES = [7, 5.75, 4.5, 4];

/**
 * A receipt as a PDF of one page with the verification link as text, link and QR code. The same receipt on the same paper
 * always gives the same bytes: the PDF is dated with the payment.
 */
export async function renderReceipt(receipt: Receipt, verificationUrl: string, paper: Paper): Promise<Uint8Array> {
  const properties = propertiesOf(receipt);
  if (paper === '80mm') return printPdf({ ...receiptOnRoll(receipt, verificationUrl), ...properties });
  const onA5 = (detailSize: number) => ({ ...receiptOnA5(receipt, verificationUrl, detailSize), ...properties });
  return printPdf(onA5(DETAIL_SIZE), ...SMALLER_SIZES.map(onA5));
}

function propertiesOf({ id, institution, company, paidAt }: Receipt): Omit<TDocumentDefinitions, 'content'> {
  return {
    language: 'tr',
    displayTitle: true,
    info: {
      title: `Dekont ${id}`,
      subject: `${institution} fatura ödemesi`,
      author: company.legalName,
      creator: company.name,
      producer: company.name,
      creationDate: new Date(msOf(paidAt)),
    },
  };
}

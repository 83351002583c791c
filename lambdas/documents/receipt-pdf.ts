import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { msOf } from '../../shared/domain/instant';
import type { Receipt } from '../../shared/domain/receipt';
import { printOnePage } from './pdf-printer';
import { receiptOnA5 } from './receipt-a5';
import { receiptOnRoll } from './receipt-roll';

/** What a shop prints on: an A5 sheet, or the roll of a thermal printer. */
export type Paper = 'a5' | '80mm';

/** The sizes of an A5 receipt's small print, in points: the largest that leaves it one page is taken. */
const DETAIL_SIZES = [8.5, 7, 5.5];

/**
 * A receipt as a PDF of one page with the verification link as text, link and QR code. The same receipt on the same paper
 * always gives the same bytes: the PDF is dated with the payment.
 */
export async function renderReceipt(receipt: Receipt, verificationUrl: string, paper: Paper): Promise<Uint8Array> {
  const layouts =
    paper === 'a5'
      ? DETAIL_SIZES.map((detailSize) => receiptOnA5(receipt, verificationUrl, detailSize))
      : [receiptOnRoll(receipt, verificationUrl)];
  return printOnePage(layouts.map((layout) => ({ ...layout, ...propertiesOf(receipt) })));
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

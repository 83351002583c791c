import { msOf } from '../../shared/domain/instant';
import type { Receipt } from '../../shared/domain/receipt';
import { printPdf } from './pdf-printer';
import { receiptOnA5 } from './receipt-a5';
import { receiptOnRoll } from './receipt-roll';

/** What a shop prints on: an A5 sheet, or the roll of a thermal printer. */
export type Paper = 'a5' | '80mm';

/**
 * A receipt as a PDF of one page with the verification link as text, link and QR code. The same receipt on the same paper
 * always gives the same bytes: the PDF is dated with the payment.
 */
export async function renderReceipt(receipt: Receipt, verificationUrl: string, paper: Paper): Promise<Uint8Array> {
  const layOut = paper === 'a5' ? receiptOnA5 : receiptOnRoll;
  return printPdf({
    ...layOut(receipt, verificationUrl),
    language: 'tr',
    displayTitle: true,
    info: {
      title: `Dekont ${receipt.id}`,
      subject: `${receipt.institution} fatura ödemesi`,
      author: receipt.company.legalName,
      creator: receipt.company.name,
      producer: receipt.company.name,
      creationDate: new Date(msOf(receipt.paidAt)),
    },
  });
}

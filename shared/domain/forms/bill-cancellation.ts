import type { FormDefinition } from '../form';
import { agentSection, signatureSection } from './common-fields';

/** Fatura iptali: undoing one paid bill, signed by the customer who paid it. */
export const billCancellation: FormDefinition = {
  kind: 'bill-cancellation',
  version: 1,
  fileName: 'fatura-iptal-formu',
  title: { tr: 'Fatura İptal Formu', en: 'Bill cancellation form' },
  lead: {
    tr: "Ödendiği gün saat 17.00'ye kadar ulaşan formlar bankaya iletilir; banka ya da kurum kabul etmeyebilir.",
    en: 'What arrives by 17:00 on the day of payment is passed to the bank, which or the institution may refuse it.',
  },
  mailbox: 'formsMailbox',
  idCopy: { tr: 'Müşterinin kimlik fotokopisi', en: "A copy of the customer's ID" },
  sender: 'user',
  sections: [
    agentSection,
    {
      title: { tr: 'Ödeme', en: 'Payment' },
      fields: [
        {
          name: 'payment',
          label: { tr: 'İşlem numarası (dekontta)', en: 'Payment number (on the receipt)' },
          kind: 'payment',
          isMandatory: true,
          most: 32,
          from: 'payment.id',
        },
        {
          name: 'institution',
          label: { tr: 'Kurum', en: 'Institution' },
          kind: 'text',
          isMandatory: true,
          most: 80,
          from: 'payment.institution',
          span: 6,
        },
        {
          name: 'subscriber',
          label: { tr: 'Abone numarası', en: 'Subscription number' },
          kind: 'text',
          most: 60,
          from: 'payment.subscriber',
          span: 6,
        },
        {
          name: 'amount',
          label: { tr: 'Tutar (TL)', en: 'Amount (TL)' },
          kind: 'amount',
          isMandatory: true,
          most: 20,
          from: 'payment.amount',
          span: 4,
        },
        {
          name: 'reason',
          label: { tr: 'İptal nedeni', en: 'Reason' },
          kind: 'text',
          isMandatory: true,
          most: 200,
          lines: 2,
        },
      ],
    },
    {
      title: { tr: 'Müşteri', en: 'Customer' },
      fields: [
        {
          name: 'customerName',
          label: { tr: 'Müşterinin adı soyadı', en: "Customer's name" },
          kind: 'text',
          isMandatory: true,
          most: 120,
          span: 8,
        },
        {
          name: 'customerTckn',
          label: { tr: 'T.C. kimlik numarası', en: 'Turkish ID number' },
          kind: 'tckn',
          isMandatory: true,
          most: 11,
          span: 4,
        },
        {
          name: 'customerSignature',
          label: { tr: 'Müşterinin imzası', en: "Customer's signature" },
          kind: 'signature',
          lines: 3,
        },
      ],
    },
    signatureSection,
  ],
  rules: [],
};

import { Receipt, receiptOf } from '../../../shared/domain/receipt';
import { anAgent } from '../../support/builders';
import { anInstitution, aPaidPayment } from '../../support/receipts';

const agent = anAgent();
const institution = anInstitution();

test('tells all that a payer must be told', () => {
  const receipt = receiptOf({ payment: aPaidPayment(), agent, institution }, { isCopy: false });
  expect(Receipt.parse(receipt)).toEqual({
    id: '01KATR7Q8ZJ5M3W9X2C4V6B8N0',
    gatewayReceipt: '2026112300000017',
    state: 'paid',
    isCopy: false,
    paidAt: '2026-11-23T11:04:06.420Z',
    company: {
      name: 'Faturakom',
      legalName: 'Faturakom Ödeme Kuruluşu A.Ş.',
      licence: expect.stringContaining('6493'),
      complaintPhone: '0312 955 09 55',
      complaintMailbox: 'info@faturakom.com',
    },
    agent: { title: 'Örnek İletişim', code: '0001', address: 'Deneme Caddesi 12/A, Çankaya/Ankara' },
    institution: 'Kent Su İdaresi',
    subscriber: 'Mehmet Ö*****',
    keys: [
      { label: 'Abone no', value: '4410021' },
      { label: 'Kontrol hanesi', value: '7' },
    ],
    bill: 'KS-2026-10/004417',
    period: '2026-10',
    dueOn: '2026-11-14',
    amount: 31_840,
    fee: 350,
    total: 32_190,
    totalInWords: 'Yalnız üçyüzyirmibir TL doksan kuruş',
  });
});

test('keeps a key the institution has since given up', () => {
  const payment = aPaidPayment({ keys: { oldNumber: '12', subscriber: '4410021' } });
  expect(receiptOf({ payment, agent, institution }, { isCopy: false })?.keys).toEqual([
    { label: 'Abone no', value: '4410021' },
    { label: 'oldNumber', value: '12' },
  ]);
});

test.each(['pending', 'manual', 'refused'])('there is no receipt of a %s payment', (state) => {
  expect(receiptOf({ payment: aPaidPayment({ state }), agent, institution }, { isCopy: true })).toBeUndefined();
});

test('says that a cancellation is under way, and when it was accepted', () => {
  const cancellation = {
    reference: 'c-1',
    reason: 'Yanlış abone',
    form: 'form-1',
    idCopy: 'id-1',
    reportedAt: '2026-11-23T13:00:00.000Z',
    closesAt: '2026-11-23T14:00:00.000Z',
    reportedBy: 'owner',
    answeredAt: '2026-11-23T14:12:00.000Z',
  };
  const asked = aPaidPayment({ state: 'cancelling', cancellation: { ...cancellation, answeredAt: undefined } });
  const accepted = aPaidPayment({ state: 'cancelled', cancellation });
  const refused = aPaidPayment({ state: 'paid', cancellation });
  const receipts = [asked, accepted, refused].map((payment) =>
    receiptOf({ payment, agent, institution }, { isCopy: false }),
  );
  expect(receipts.map((receipt) => [receipt?.state, receipt?.cancelledAt])).toEqual([
    ['cancelling', undefined],
    ['cancelled', '2026-11-23T14:12:00.000Z'],
    ['paid', undefined],
  ]);
});

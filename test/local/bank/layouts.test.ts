import { describe as compose, type Remittance } from '../../../local/bank/layouts';

const sent: Remittance = {
  kind: 'FAST',
  text: 'BAKIYE 05321234567',
  senderName: 'ÖRNEK MAKİNA SANAYİ VE TİCARET ANONİM ŞİRKETİ',
  senderIban: 'TR330006100519786457841326',
  receiverName: 'FATURAKOM ÖRNEK A.Ş.',
  receiverIban: 'TR690001000064000000000001',
  query: '1629974954',
  reference: '2026112300000001',
};

test.each(['plain', 'vakifbank', 'isbank', 'ziraat', 'akbank', 'yapikredi', 'garanti'] as const)(
  '%s keeps what the sender wrote, whatever the kind of transfer',
  (layout) => {
    for (const kind of ['HAVALE', 'EFT', 'FAST', 'OTHER'] as const) {
      expect(compose(layout, { ...sent, kind })).toContain(sent.text);
    }
  },
);

test('İşbank cuts a long name and puts the query number behind the text', () => {
  expect(compose('isbank', sent)).toBe('ÖRNEK MAKİNA SANAYİ VE TİCARET*0111*BAKIYE 05321234567*1629974954*FAST');
  expect(compose('isbank', { ...sent, text: '', kind: 'EFT' })).toMatch(/\*0111\*\*1629974954$/);
});

test('VakıfBank names both accounts in a transfer within the bank', () => {
  const description = compose('vakifbank', { ...sent, kind: 'HAVALE' });
  expect(description).toContain(sent.senderIban);
  expect(description).toContain(sent.receiverIban);
  expect(description).toContain(sent.reference);
});

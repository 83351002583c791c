import { dictionary } from '../../words/speech';

const tr = {
  title: 'İptaller',
  lead: 'Temsilcilerin bildirdiği, yanıtı beklenen fatura iptalleri; saati önce gelen üstte.',
  failed: 'İptaller alınamadı.',
  empty: 'Yanıtı beklenen iptal yok.',
  one: 'Bir ödemenin iptali',
  agent: 'Temsilci numarası',
  payment: 'İşlem no',
  show: 'Göster',
  missing: 'Bu temsilcinin bu numarayla bildirilmiş bir iptali yok.',
  agentOf: (number: string) => `Temsilci ${number}`,
  reported: (at: string) => `Bildirildi ${at}`,
  closes: (at: string) => `${at} saatinde bankaya iletilir`,
  passed: (at: string) => `Bankaya iletildi ${at}`,
  accepted: (at: string) => `Banka kabul etti ${at}`,
  refused: (at: string, reason: string) => `Banka kabul etmedi ${at}: ${reason}`,
  reasons: { 'institution-refused': 'kurum kabul etmedi', 'too-late': 'bildirim süresi geçmişti' } as Readonly<
    Record<string, string>
  >,
  papers: { form: 'İptal formu', 'id-copy': 'Kimlik kopyası' },
  openOf: (paper: string, bill: string) => `${paper}: ${bill}`,
  noPaper: 'Belge burada değil: süresi dolup silinmiş ya da bildirim evrakla gelmiş olabilir.',
  cover: 'Her görüntüleme denetim izine yazılır. Kimlikteki din ve kan grubunu hiçbir yere yazmayın.',
};

const en = {
  title: 'Cancellations',
  lead: 'Bill cancellations that agents reported and whose answer is open; those whose hour comes first on top.',
  failed: 'The cancellations could not be fetched.',
  empty: 'No cancellation awaits its answer.',
  one: 'The cancellation of a payment',
  agent: 'Agent number',
  payment: 'Payment number',
  show: 'Show',
  missing: 'This agent has reported no cancellation of that number.',
  agentOf: (number: string) => `Agent ${number}`,
  reported: (at: string) => `Reported ${at}`,
  closes: (at: string) => `Goes to the bank at ${at}`,
  passed: (at: string) => `Passed to the bank ${at}`,
  accepted: (at: string) => `Accepted by the bank ${at}`,
  refused: (at: string, reason: string) => `Refused by the bank ${at}: ${reason}`,
  reasons: { 'institution-refused': 'the institution refused', 'too-late': 'it came too late' },
  papers: { form: 'Cancellation form', 'id-copy': 'ID copy' },
  openOf: (paper: string, bill: string) => `${paper}: ${bill}`,
  noPaper: 'The paper is not here: its time is over and it was deleted, or the report came as a case.',
  cover: 'Every view goes into the audit trail. Never write down religion or blood group.',
} satisfies typeof tr;

/** The words of the cancellations' page. */
export const cancellationWords = { tr, en };
export const useCancellationWords = dictionary(cancellationWords);

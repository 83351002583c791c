import type { FindingKind } from './finding';

type Words = Readonly<Record<FindingKind, string>>;

const tr: Words = {
  'paid-there-not-here': 'Karşıda ödenmiş, bizde değil',
  'paid-here-not-there': 'Bizde ödenmiş, karşıda değil',
  'cancelled-there-not-here': 'Karşıda iptal, bizde değil',
  'cancelled-here-not-there': 'Bizde iptal, karşıda değil',
  'amount-differs': 'Tutar farklı',
  'repeated-there': 'Karşıda iki kez',
  'totals-differ': 'Toplamlar farklı',
  'ledger-broken': 'Defter zinciri bozuk',
  'unreadable-row': 'Banka satırı okunamadı',
  'seen-by-control-only': 'Yalnız kontrol kaynağında görüldü',
  'return-unseen': 'İadenin çıkışı görülmedi',
  'statement-refused': 'Ekstre dosyasına inanılmadı',
  'statement-gap': 'Ekstre öncekini sürdürmüyor',
  'missing-in-statement': 'Havale ekstrede yok',
  'balance-differs': 'Hareketler kapanış bakiyesini vermiyor',
  'books-differ': 'Defter ile havaleler farklı',
  'statement-late': 'Ekstre gelmedi',
};

const en: Words = {
  'paid-there-not-here': 'Paid there, not here',
  'paid-here-not-there': 'Paid here, not there',
  'cancelled-there-not-here': 'Cancelled there, not here',
  'cancelled-here-not-there': 'Cancelled here, not there',
  'amount-differs': 'Amount differs',
  'repeated-there': 'Twice there',
  'totals-differ': 'Totals differ',
  'ledger-broken': 'Ledger chain broken',
  'unreadable-row': 'A bank’s row cannot be read',
  'seen-by-control-only': 'Seen by the control feed only',
  'return-unseen': 'A return was not seen leaving',
  'statement-refused': 'A statement file was not believed',
  'statement-gap': 'A statement does not continue the last',
  'missing-in-statement': 'A transfer is not in the statement',
  'balance-differs': 'Movements do not lead to the closing balance',
  'books-differ': 'Ledger and transfers differ',
  'statement-late': 'The statement has not come',
};

/** What each kind of finding is called, on pages and in reports. */
export const findingWords = { tr, en } as const;

import type { ClaimOutcome } from '../../shared/domain/claim';
import { dictionary } from '../words/speech';

const outcomesTr: Readonly<Record<ClaimOutcome, string>> = {
  loaded: 'Bu havale bakiyenize yüklenmiş; aşağıdaki listede.',
  found: 'Bu bilgilere uyan bir havale bekliyor. Muhasebe önce ona bakacak.',
  several: 'Bu bilgilere uyan birden çok havale bekliyor. Muhasebe inceleyecek.',
  'not-seen': 'Banka bize böyle bir havale bildirmedi. Gelirse talebiniz yanında durur; bankanıza da sorun.',
};

const outcomesEn: Readonly<Record<ClaimOutcome, string>> = {
  loaded: 'This transfer is in your balance; see the list below.',
  found: 'A transfer like this waits. Accounting will look at it first.',
  several: 'Several transfers like this wait. Accounting will look into it.',
  'not-seen':
    'The bank has not told us of such a transfer. Your claim will stand beside it when it comes; ask your bank, too.',
};

const tr = {
  title: 'Yüklemelerim',
  failed: 'Yüklemeler alınamadı.',
  empty: 'Henüz yükleme yok.',
  nothingHere: 'Bu bölümde yükleme yok; daha eskilere bakın.',
  when: 'Zaman',
  from: 'Gönderen',
  amount: 'Tutar',
  nameless: 'Gönderen adı yok',
  undone: 'Geri alındı',
  foundBy: { phone: 'Açıklamadaki telefonla', iban: 'Tanımlı hesapla', staff: 'Muhasebe yükledi' },
  within: (minutes: number) => (minutes < 1 ? '1 dakika içinde' : `${minutes} dakikada`),
  claimTitle: 'Havalenizi hâlâ arıyor musunuz?',
  claimHint: 'Gününü, tutarını ve gönderdiğiniz hesabı yazın; arayalım.',
  day: 'Gönderdiğiniz gün',
  claimedAmount: 'Tutar (₺)',
  amountMalformed: 'Tutarı 1.234,56 biçiminde yazın.',
  account: 'Gönderdiğiniz hesap',
  claim: 'Ara',
  choices: 'Tercihler',
  sms: 'Telefonum yazılan her yüklemede SMS gelsin',
  ibans: 'Telefonsuz yüklenen hesaplar',
  ibansHint: 'Bu hesaplardan gelen havaleler, açıklamada telefon olmasa da size yüklenir.',
  noIbans: 'Tanımlı hesap yok. Listeden bir yüklemenin hesabını tanımlayabilirsiniz.',
  register: 'Bu hesabı tanımla',
  registered: 'Tanımlandı',
  drop: 'Kaldır',
  outcomes: outcomesTr,
};

const en = {
  title: 'My loadings',
  failed: 'The loadings could not be fetched.',
  empty: 'No loading yet.',
  nothingHere: 'No loading in this part; look at older ones.',
  when: 'Time',
  from: 'Sender',
  amount: 'Amount',
  nameless: 'Sender unknown',
  undone: 'Taken back',
  foundBy: { phone: 'By the phone in it', iban: 'By a registered account', staff: 'By accounting' },
  within: (minutes: number) => (minutes < 1 ? 'within a minute' : `in ${minutes} minutes`),
  claimTitle: 'Still looking for your transfer?',
  claimHint: 'Tell the day, the amount and the account you sent it to; we will look for it.',
  day: 'Day you sent it',
  claimedAmount: 'Amount (₺)',
  amountMalformed: 'Write the amount like 1.234,56.',
  account: 'Account you sent it to',
  claim: 'Look for it',
  choices: 'Choices',
  sms: 'Send me an SMS for each loading that names my phone',
  ibans: 'Accounts that load without a phone',
  ibansHint: 'Transfers from these accounts load your balance even without a phone in the description.',
  noIbans: 'No account registered. You can register the account of a loading in the list.',
  register: 'Register this account',
  registered: 'Registered',
  drop: 'Remove',
  outcomes: outcomesEn,
} satisfies typeof tr;

/** The words of an agent's own loadings. */
export const loadingsWords = { tr, en };
export const useLoadingsWords = dictionary(loadingsWords);

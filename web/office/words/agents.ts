import { dictionary } from '../../words/speech';

const tr = {
  title: 'Temsilciler',
  search: 'Temsilci ara',
  searchHint: 'Numara, kod, cep telefonu, unvan ya da kullanıcı adı',
  find: 'Ara',
  results: 'Bulunan temsilciler',
  none: (text: string) => `“${text}” ile temsilci bulunamadı. Kod 4, numara 8 rakamdır; adın ilk harfleri de yeter.`,
  start: 'Arayanın söylediği numarayı, kodu, telefonu ya da unvanı yazın.',
  searchFailed: 'Arama yapılamadı.',
  failed: 'Temsilci alınamadı.',
  missing: 'Bu numarayla temsilci yok.',
  toSearch: 'Aramaya dön',

  active: 'Açık',
  frozen: 'Dondurulmuş',
  closed: 'Kapalı',
  balance: 'Bakiye',
  place: 'İlçe / il',
  address: 'Adres',
  since: 'Kayıt',

  users: 'Kullanıcılar',
  owner: 'Yetkili',
  cashier: 'Kasiyer',
  left: 'Çıkarılmış',

  caller: 'Arayanı doğrula',
  wordLead: 'Arayana güvenlik sözcüğünü sorun ve söylediğini yazın. Sistem yalnız doğru mu, söyler.',
  word: 'Arayanın söylediği sözcük',
  check: 'Doğrula',
  wordRight: 'Sözcük doğru: arayan doğrulandı.',
  wordWrong: 'Sözcük yanlış. İşlem yapmayın; arayan yetkiliden öğrenip yeniden arasın.',
  noWord:
    'Bu temsilcinin güvenlik sözcüğü yok. Kayıtlı bilgileri sorun (adres, son yükleme tutarı…) ve işlemde neyi doğruladığınızı yazın.',

  sendOneTime: 'Tek kullanımlık şifre gönder',
  sendTo: (name: string) => `Tek kullanımlık şifre: ${name}`,
  sendLead: (phone: string) =>
    `Şifre SMS ile ${phone} numarasına gider, burada görünmez. 10 dakika geçerlidir; kişi onunla girip yenisini belirler.`,
  confirmedBy: 'Arayanı hangi bilgilerle doğruladınız?',
  send: 'Gönder',
  sent: (name: string) => `Tek kullanımlık şifre ${name} adlı kullanıcıya gönderildi.`,
  checkFirst: 'Önce arayanı doğrulayın.',

  freeze: 'Dondur',
  freezeTitle: 'Temsilciliği dondur',
  freezeLead: 'Kullanıcıların oturumları hemen kapanır; ödeme ve yükleme yapılmaz. Havaleleri eşleşmeyenlere düşer.',
  unfreeze: 'Dondurmayı kaldır',
  unfreezeTitle: 'Dondurmayı kaldır',
  unfreezeLead: 'Kullanıcılar yeniden giriş yapabilir.',
  reason: 'Neden',
  tooShort: 'En az 3 harf yazın.',
  trail: 'Son işlemler',
};

const en = {
  title: 'Agents',
  search: 'Find an agent',
  searchHint: 'Number, code, mobile phone, title or the name of a user',
  find: 'Search',
  results: 'Agents found',
  none: (text: string) => `No agent found for “${text}”. A code has 4 digits, a number 8; a name’s first letters do.`,
  start: 'Enter the number, code, phone or title the caller tells you.',
  searchFailed: 'The search did not work.',
  failed: 'The agent could not be fetched.',
  missing: 'There is no agent with this number.',
  toSearch: 'Back to the search',

  active: 'Active',
  frozen: 'Frozen',
  closed: 'Closed',
  balance: 'Balance',
  place: 'District / city',
  address: 'Address',
  since: 'Registered',

  users: 'Users',
  owner: 'Owner',
  cashier: 'Cashier',
  left: 'Removed',

  caller: 'Verify the caller',
  wordLead: 'Ask the caller for the security word and type what they say. The system only says whether it is right.',
  word: 'The word the caller says',
  check: 'Verify',
  wordRight: 'The word is right: the caller is verified.',
  wordWrong: 'The word is wrong. Do nothing; the caller may learn it from the owner and call again.',
  noWord:
    'This agent has no security word. Ask for what is registered (address, amount of the last loading…) and write down what you verified.',

  sendOneTime: 'Send a one-time password',
  sendTo: (name: string) => `One-time password: ${name}`,
  sendLead: (phone: string) =>
    `It goes by SMS to ${phone} and is not shown here. Good for 10 minutes; the person signs in with it and sets a new one.`,
  confirmedBy: 'By what did you verify the caller?',
  send: 'Send',
  sent: (name: string) => `A one-time password was sent to ${name}.`,
  checkFirst: 'Verify the caller first.',

  freeze: 'Freeze',
  freezeTitle: 'Freeze the agency',
  freezeLead: 'Its users are signed out at once; nothing is paid or loaded. Its transfers go to suspense.',
  unfreeze: 'Lift the freeze',
  unfreezeTitle: 'Lift the freeze',
  unfreezeLead: 'Its users can sign in again.',
  reason: 'Reason',
  tooShort: 'Write at least 3 letters.',
  trail: 'Latest actions',
} satisfies typeof tr;

/** The words of the pages about agents. */
export const agentsWords = { tr, en };
export const useAgentsWords = dictionary(agentsWords);

import type { RefusalCode } from '../domain/refusal';

export type Language = 'tr' | 'en';

interface Meaning {
  readonly status: number;
  readonly tr: string;
  readonly en: string;
}

/** One table: the HTTP status of each refusal and what a person reads. */
export const refusals: Readonly<Record<RefusalCode, Meaning>> = {
  'invalid-request': {
    status: 400,
    tr: 'İstek anlaşılamadı. Alanları kontrol edip yeniden deneyin.',
    en: 'The request was not understood. Check the fields and try again.',
  },
  'unreadable-page-token': {
    status: 400,
    tr: 'Sayfa bağlantısı geçersiz. Listeyi baştan açın.',
    en: 'The page link is not valid. Open the list from the start.',
  },
  'foreign-origin': {
    status: 403,
    tr: 'İstek bu siteden gelmedi.',
    en: 'The request did not come from this site.',
  },
  'not-signed-in': { status: 401, tr: 'Oturum kapalı. Giriş yapın.', en: 'You are signed out. Sign in.' },
  'not-allowed': { status: 403, tr: 'Bu işlem için yetkiniz yok.', en: 'You may not do this.' },
  'wrong-credentials': {
    status: 401,
    tr: 'Giriş bilgisi ya da şifre hatalı.',
    en: 'The sign-in details or the password are wrong.',
  },
  'wrong-code': { status: 401, tr: 'Kod hatalı.', en: 'The code is wrong.' },
  'challenge-over': {
    status: 410,
    tr: 'Süre doldu. Giriş yapmaya baştan başlayın.',
    en: 'Time is up. Start signing in again.',
  },
  'too-many-attempts': {
    status: 429,
    tr: 'Çok fazla deneme yapıldı. Bir süre sonra yeniden deneyin.',
    en: 'Too many attempts. Try again later.',
  },
  'weak-password': {
    status: 422,
    tr: 'Bu şifre kolay tahmin edilir. En az 8 karakterli başka bir şifre seçin.',
    en: 'This password is easy to guess. Choose another of at least 8 characters.',
  },
  'agent-not-active': {
    status: 403,
    tr: 'Temsilcilik kapalı ya da dondurulmuş. Müşteri hizmetlerini arayın.',
    en: 'The agency is closed or frozen. Call customer services.',
  },
  'not-found': { status: 404, tr: 'Kayıt bulunamadı.', en: 'Not found.' },
  busy: {
    status: 503,
    tr: 'Sistem şu an yoğun. Birkaç saniye sonra yeniden deneyin.',
    en: 'The system is busy. Try again in a few seconds.',
  },
  'unknown-institution': { status: 404, tr: 'Bu kurum tanımlı değil.', en: 'There is no such institution.' },
  'institution-closed': {
    status: 409,
    tr: 'Kurum şu an kapalı. Açıldığında yeniden sorgulayın.',
    en: 'The institution is closed now. Try again when it opens.',
  },
  'institution-out': {
    status: 409,
    tr: 'Kurumun tahsilatı geçici olarak durduruldu.',
    en: 'Collection for this institution is suspended for now.',
  },
  'wrong-key': {
    status: 422,
    tr: 'Abone bilgisi bu kurumun biçimine uymuyor.',
    en: 'The subscription number does not have the form this institution uses.',
  },
  'gateway-unavailable': {
    status: 503,
    tr: 'Kuruma şu an ulaşılamıyor. Para çekilmedi; biraz sonra yeniden deneyin.',
    en: 'The institution cannot be reached now. Nothing was charged; try again shortly.',
  },
  'quote-forged': {
    status: 400,
    tr: 'Teklif geçersiz. Yeniden sorgulayın.',
    en: 'The quote is not valid. Inquire again.',
  },
  'quote-foreign': {
    status: 403,
    tr: 'Bu teklif başka bir temsilciye ait.',
    en: 'This quote belongs to another agent.',
  },
  'quote-expired': {
    status: 410,
    tr: 'Teklifin süresi doldu. Yeniden sorgulayın.',
    en: 'The quote has expired. Inquire again.',
  },
  'amount-not-payable': {
    status: 422,
    tr: 'Bu tutar ödenemez. Kurumun alt ve üst sınırına bakın.',
    en: 'This amount cannot be paid. See the limits of the institution.',
  },
  'oldest-first': {
    status: 422,
    tr: 'Bu kurumda önce en eski fatura ödenir.',
    en: 'This institution takes the oldest bill first.',
  },
  'insufficient-balance': {
    status: 409,
    tr: 'Bakiye yetersiz. Bakiye yükleyip yeniden deneyin.',
    en: 'The balance is not sufficient. Load the balance and try again.',
  },
  'daily-limit': { status: 409, tr: 'Günlük ödeme sınırına ulaşıldı.', en: 'The daily payment limit is reached.' },
  'form-conflict': {
    status: 409,
    tr: 'Bu form daha önce başka bilgilerle gönderildi. Sayfayı yenileyip yeni bir form gönderin; öncekini Evraklarım’da görebilirsiniz.',
    en: 'This form was sent before with other content. Reload the page and send a new form; the one before is under My cases.',
  },
  'payment-conflict': {
    status: 409,
    tr: 'Bu teklif daha önce başka bir tutarla ödendi.',
    en: 'This quote was paid before with another amount.',
  },
  'not-cancellable': {
    status: 409,
    tr: 'Bu ödeme iptal edilemez: yalnız ödenmiş ve bugün yapılmış ödemeler bildirilebilir. Dekontu verin, müşteriyi kuruma yönlendirin.',
    en: 'This payment cannot be cancelled: only paid bills of today can be reported. Hand over the receipt and send the customer to the institution.',
  },
  'too-late-to-cancel': {
    status: 409,
    tr: 'Bildirim saati geçti. Dekontu verin, müşteriyi kuruma yönlendirin.',
    en: 'The reporting hour has passed. Hand over the receipt and send the customer to the institution.',
  },
  'file-not-accepted': {
    status: 422,
    tr: 'Dosya kabul edilmedi: PDF, JPEG ya da PNG olmalı ve boyut sınırını aşmamalı.',
    en: 'The file was not accepted: it must be a PDF, JPEG or PNG within the size limit.',
  },
  'form-not-accepted': {
    status: 422,
    tr: 'Formda eksik ya da hatalı bir alan var. İşaretli alanı düzeltin.',
    en: 'A field of the form is missing or wrong. Correct the one that is marked.',
  },
  'no-receipt': {
    status: 409,
    tr: 'Sonucu belli olmayan ya da ödenmeyen faturanın dekontu olmaz.',
    en: 'A payment that is open or was refused has no receipt.',
  },
  'receipt-request-too-early': {
    status: 409,
    tr: 'Dekont talebi, iptali reddedilen ya da iptal bildirim saati geçen ödenmiş faturalar içindir.',
    en: 'A receipt is requested for paid bills whose cancellation was refused or can no longer be reported.',
  },
  'changed-meanwhile': {
    status: 409,
    tr: 'Kayıt bu arada değişti. Sayfayı yenileyip yeniden deneyin.',
    en: 'The record has changed meanwhile. Reload the page and try again.',
  },
  'wrong-iban': { status: 422, tr: 'IBAN hatalı. Rakamları kontrol edin.', en: 'The IBAN is wrong. Check its digits.' },
  'cut-over-not-possible': {
    status: 422,
    tr: 'Geçiş bu ana konamaz: en çok altı saat geriye, önceki geçişten yarım saat sonraya; ekstre dosyalarında gün başına.',
    en: 'A cut-over cannot be then: at most six hours back, half an hour behind the last; at a day’s beginning for files.',
  },
  'feed-not-ready': {
    status: 409,
    tr: 'Bu kaynak henüz yeterince okunmadı. Bir süre denetleyen kaynak olarak çalışsın.',
    en: 'This feed has not been read for long enough. Let it run along for a while.',
  },
  'iban-taken': { status: 409, tr: 'Bu IBAN başka bir hesapta kayıtlı.', en: 'Another account has this IBAN.' },
  'case-moved': {
    status: 409,
    tr: 'Bu evrak bu arada değişti. Yeniden açıp bakın.',
    en: 'The case has changed meanwhile. Open it again.',
  },
  'case-claimed': {
    status: 409,
    tr: 'Bu evrak başka bir çalışanda. Gerekirse üzerinize alın.',
    en: 'A colleague is working on this case. Take it over if need be.',
  },
  'case-not-claimed': {
    status: 409,
    tr: 'Önce evrakı üzerinize alın.',
    en: 'Take the case first.',
  },
  'case-without-agent': {
    status: 409,
    tr: 'Evrakın temsilcisi belli değil. Önce temsilciyi seçin.',
    en: 'The agent of this case is not known. Choose the agent first.',
  },
  'case-incomplete': {
    status: 422,
    tr: 'Formda eksik ya da hatalı alan var. Alanı düzeltin ya da eksik evrak isteyin.',
    en: 'A field of the form is missing or wrong. Correct it, or ask for papers.',
  },
  'case-without-address': {
    status: 409,
    tr: 'Gönderenin e-posta adresi yok; yanıt gönderilemez.',
    en: 'The sender has no e-mail address to answer to.',
  },
  'id-copy-not-seen': {
    status: 422,
    tr: 'Kimlik fotokopisi görülmeden bu işlem yapılamaz.',
    en: 'This cannot be done before the ID copy was seen.',
  },
  'nothing-changes': {
    status: 409,
    tr: 'İstenen bilgiler zaten böyle; değişecek bir şey yok.',
    en: 'Everything is so already; there is nothing to change.',
  },
  'number-taken': {
    status: 409,
    tr: 'Bu numara ya da son dört rakamı (temsilci kodu) başka bir temsilcinin.',
    en: 'This number, or its last four digits (the agent code), is another agent’s.',
  },
  'wrong-tax-number': {
    status: 422,
    tr: 'Vergi numarası ya da TCKN hatalı. Rakamlarını kontrol edin.',
    en: 'The tax number or TCKN is wrong. Check its digits.',
  },
  'phone-taken': {
    status: 409,
    tr: 'Bu telefon başka bir kullanıcıya kayıtlı.',
    en: 'This phone belongs to another user.',
  },
  'email-taken': {
    status: 409,
    tr: 'Bu e-posta adresi başkasına kayıtlı.',
    en: 'This e-mail address is somebody else’s already.',
  },
  'unknown-user': {
    status: 404,
    tr: 'Temsilcinin bu telefonla kullanıcısı yok.',
    en: 'The agent has no user with this phone.',
  },
  'last-owner': {
    status: 409,
    tr: 'Son yetkili çıkarılamaz. Önce başka bir yetkili ekleyin.',
    en: 'The last owner cannot be removed. Add another owner first.',
  },
  'unknown-payment': {
    status: 404,
    tr: 'Temsilcinin bu numarayla ödemesi yok.',
    en: 'The agent has no payment with this reference.',
  },
  'paper-not-viewable': {
    status: 410,
    tr: 'Bu belge açılamaz: karantinada ya da süresi dolup silinmiş.',
    en: 'This paper cannot be opened: it is in quarantine, or its time is over and it was deleted.',
  },
  'too-much-at-once': {
    status: 409,
    tr: 'Bu temsilcinin kaydı tek işlemde kapatılamayacak kadar büyük. Önce kullanıcıları çıkarın.',
    en: 'There is too much to change in one step. Remove users first.',
  },
  'payments-under-way': {
    status: 409,
    tr: 'Temsilcinin sonucu beklenen ödemesi ya da iptali var; kapanış hesabı henüz çıkarılamaz. Yeni işlem yapılmasın diye temsilciyi dondurun, sonuçlar gelince uygulayın.',
    en: 'Payments or cancellations of this agent still await their outcome, so its account cannot be closed yet. Freeze the agent so that none are added, and apply when the outcomes are there.',
  },
  'letter-on-its-way': {
    status: 409,
    tr: 'Yazı şu an gönderiliyor. Birkaç dakika sonra yeniden bakın.',
    en: 'The letter is being sent right now. Look again in a few minutes.',
  },
  'never-visible': {
    status: 422,
    tr: 'Duyurunun bitişi başlangıcından sonra olmalı.',
    en: 'The announcement must end after it begins.',
  },
  'transfer-moved': {
    status: 409,
    tr: 'Bu havale hakkında bu sırada başka bir karar verildi. Listeyi yenileyin.',
    en: 'Somebody has decided otherwise about this transfer meanwhile. Refresh the list.',
  },
  'awaiting-approval': {
    status: 409,
    tr: 'Bu havale ikinci kişinin onayını bekliyor.',
    en: 'This transfer waits for a second person.',
  },
  'not-creditable': {
    status: 409,
    tr: 'Yalnız TL cinsinden gelen havaleler yüklenebilir.',
    en: 'Only incoming transfers in lira can be credited.',
  },
  'wrong-shares': {
    status: 422,
    tr: 'Paylar tutarı tam vermiyor ya da bir temsilci iki kez yazılmış.',
    en: 'The shares do not add up to the amount, or an agent is there twice.',
  },
  'too-late-to-undo': {
    status: 409,
    tr: 'Geri alma süresi (beş dakika) geçti.',
    en: 'The five minutes for undoing have passed.',
  },
  'undo-spent': {
    status: 409,
    tr: 'Temsilci bu parayı kullanmış: bakiyesi geri almaya yetmiyor.',
    en: 'The agent has spent this money: the balance does not cover undoing it.',
  },
  'agent-closed': {
    status: 409,
    tr: 'Bu temsilcilik kapalı: yükleme yapılamaz. Havaleyi iade edin.',
    en: 'This agency is closed and cannot be credited. Return the transfer.',
  },
  'agent-changed': {
    status: 409,
    tr: 'Temsilcilik bu öneriden sonra donduruldu ya da kapandı. Öneriyi geri çevirin; gerekiyorsa yeniden önerin.',
    en: 'The agency was frozen or closed after this was proposed. Decline the proposal, and propose it again if it is still right.',
  },
  'reason-needed': {
    status: 422,
    tr: 'Bu karar için neden yazın.',
    en: 'Write down why you decide so.',
  },
  'proposal-over': {
    status: 409,
    tr: 'Bu öneri hakkında karar verilmiş.',
    en: 'This proposal has been decided.',
  },
  'same-person': {
    status: 403,
    tr: 'Öneriyi yapan onaylayamaz: ikinci bir kişi gerekir.',
    en: 'Whoever proposed it cannot approve it: it takes a second person.',
  },
  'iban-not-proven': {
    status: 409,
    tr: 'Bu hesap tanımlanamaz: yalnız açıklamasına telefonunuzu yazarak yükleme yaptığınız ve başka temsilciye yükleme yapılmamış kişisel hesaplar tanımlanır.',
    en: 'This account cannot be registered: only a personal account that loaded your balance with your phone in the description, and nobody else’s.',
  },
  'iban-registered': {
    status: 409,
    tr: 'Bu hesap tanımlanamaz: daha önce tanımlanmış.',
    en: 'This account cannot be registered: it is registered already.',
  },
  'last-admin': {
    status: 409,
    tr: 'Son yönetici kapatılamaz ve rolü değiştirilemez. Önce başka bir yönetici ekleyin.',
    en: 'The last administrator cannot be ended or given another role. Add another administrator first.',
  },
  'wrong-security-word': {
    status: 422,
    tr: 'Güvenlik sözcüğü doğru değil. Arayanın kim olduğu doğrulanmadı.',
    en: 'The security word is not right. The caller is not verified.',
  },
  'not-open': {
    status: 409,
    tr: 'Bu kayıt artık açık değil; başka biri sonuçlandırmış olabilir.',
    en: 'This is no longer open; somebody else may have settled it.',
  },
  'caller-not-confirmed': {
    status: 422,
    tr: 'Güvenlik sözcüğü yok: arayanın kimliğini hangi bilgilerle doğruladığınızı yazın.',
    en: 'There is no security word: write down by what you made sure who calls.',
  },
};

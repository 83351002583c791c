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
    tr: 'Telefon ya da şifre hatalı.',
    en: 'The phone number or the password is wrong.',
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
  'no-receipt': {
    status: 409,
    tr: 'Sonucu belli olmayan ya da ödenmeyen faturanın dekontu olmaz.',
    en: 'A payment that is open or was refused has no receipt.',
  },
  'changed-meanwhile': {
    status: 409,
    tr: 'Kayıt bu arada değişti. Sayfayı yenileyip yeniden deneyin.',
    en: 'The record has changed meanwhile. Reload the page and try again.',
  },
  'wrong-iban': { status: 422, tr: 'IBAN hatalı. Rakamları kontrol edin.', en: 'The IBAN is wrong. Check its digits.' },
  'iban-taken': { status: 409, tr: 'Bu IBAN başka bir hesapta kayıtlı.', en: 'Another account has this IBAN.' },
};

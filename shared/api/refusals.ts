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
};

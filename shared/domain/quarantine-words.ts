import type { QuarantineReason } from './quarantine';

/** What staff read beside a quarantined attachment. */
export const QUARANTINE_WORDS: Readonly<Record<QuarantineReason, { readonly tr: string; readonly en: string }>> = {
  malware: {
    tr: 'Virüs taraması iletide zararlı yazılım buldu.',
    en: 'The virus scan found malware in the message.',
  },
  executable: { tr: 'Çalıştırılabilir program.', en: 'An executable program.' },
  script: { tr: 'Komut dosyası.', en: 'A script.' },
  'disguised-name': {
    tr: 'Adı gerçek türünü gizliyor (çift uzantı veya ters yazı).',
    en: 'Its name hides what it is (double extension or reversed writing).',
  },
  encrypted: { tr: 'Şifreli; şifresiz olarak yeniden isteyin.', en: 'Encrypted; ask for it without a password.' },
  macro: { tr: 'Makro içeriyor.', en: 'Contains macros.' },
  'active-content': {
    tr: 'Açılınca kendiliğinden çalışan içerik barındırıyor.',
    en: 'Holds content that runs when opened.',
  },
  'web-page': { tr: 'Web sayfası veya XML; açılmaz.', en: 'A web page or XML; not opened.' },
  'unsupported-document': {
    tr: 'Açılmayan belge biçimi (eski Office, RTF, sunum…); PDF olarak yeniden isteyin.',
    en: 'A document format that is not opened (old Office, RTF, slides…); ask for it as PDF.',
  },
  'unsupported-image': {
    tr: 'Gösterilemeyen resim biçimi (HEIC, BMP…); JPEG olarak yeniden isteyin.',
    en: 'An image format that cannot be shown (HEIC, BMP…); ask for it as JPEG.',
  },
  'unsupported-archive': {
    tr: 'Açılmayan arşiv türü (RAR, 7z…); ZIP veya tek tek isteyin.',
    en: 'An archive type that is not opened (RAR, 7z…); ask for ZIP or single files.',
  },
  'archive-limits': {
    tr: 'Arşiv sınırları aşıyor (boyut, sayı, sıkıştırma oranı veya iç içe arşiv).',
    en: 'The archive exceeds the limits (size, count, compression ratio or archives within).',
  },
  'broken-archive': { tr: 'Arşiv bozuk veya eksik.', en: 'The archive is broken or incomplete.' },
  signature: { tr: 'Elektronik imza verisi; belge değil.', en: 'Electronic signature data; not a document.' },
  'too-many-attachments': {
    tr: 'İletide sınırdan fazla ek var; bunlar açılmadı.',
    en: 'More attachments than the limit; these were not opened.',
  },
  'nested-too-deep': { tr: 'İç içe çok fazla ileti veya bölüm.', en: 'Messages or parts nested too deep.' },
  'outside-structure': {
    tr: 'İletinin yapısı dışında kalan içerik.',
    en: 'Content outside the structure of the message.',
  },
  'message-too-large': { tr: 'İleti 40 MB sınırını aşıyor; okunmadı.', en: 'The message exceeds 40 MB; not read.' },
  empty: { tr: 'Boş dosya.', en: 'An empty file.' },
  'unknown-type': { tr: 'Türü tanınmadı.', en: 'Of unknown type.' },
};

import type { CaseKind } from './case';

/** What each kind is called on pages and in letters. */
export const CASE_KIND_WORDS: Readonly<Record<CaseKind, { readonly tr: string; readonly en: string }>> = {
  'information-change': { tr: 'Temsilci bilgi değişikliği', en: 'Agent information change' },
  'agency-cancellation': { tr: 'Temsilcilik iptali', en: 'Agency cancellation' },
  'user-change': { tr: 'Kullanıcı ekleme / çıkarma', en: 'User added or removed' },
  'bill-cancellation': { tr: 'Fatura iptali', en: 'Bill cancellation' },
  other: { tr: 'Diğer', en: 'Other' },
};

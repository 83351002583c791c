import type { Case } from './case';
import { CASE_KIND_WORDS } from './case-words';

/** A letter about a case, as the layout takes it: Turkish, and no more of anybody's data than the case's number. */
export interface CaseLetter {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly facts: readonly (readonly [name: string, value: string])[];
}

/** Says that something was received, and under which number. */
export function acknowledgement(one: Case): CaseLetter {
  const { accepted, quarantined } = one.papers;
  return about(one, 'Evrakınız alındı', [
    'Gönderdiğiniz evrak alındı ve kaydedildi. İnceledikten sonra sonucu bu adrese bildireceğiz.',
    ...(quarantined > 0
      ? [
          `${accepted} ek alındı; ${quarantined} ek güvenlik nedeniyle açılmadı. Onları PDF ya da JPEG olarak bu iletiyi yanıtlayarak gönderebilirsiniz.`,
        ]
      : []),
    ANSWER_HINT,
  ]);
}

/** Asks for what is missing; `missing` are the words of whoever looked. */
export function papersRequest(one: Case, missing: string): CaseLetter {
  return about(one, 'Eksik evrak', ['Evrakınızı işleme alabilmemiz için şunlar eksik:', missing, ANSWER_HINT]);
}

export function rejection(one: Case, reason: string): CaseLetter {
  return about(one, 'Evrakınız işleme alınmadı', [
    'Gönderdiğiniz evrak incelendi ve işleme alınmadı. Nedeni:',
    reason,
    ANSWER_HINT,
  ]);
}

/** Says that it took effect; the kind says what, the portal shows the rest to who may see it. */
export function outcome(one: Case): CaseLetter {
  return about(one, 'Evrakınız sonuçlandı', [
    OUTCOMES[one.kind],
    'Bu değişiklik bilginiz dışındaysa hemen bizi arayın.',
  ]);
}

/** Goes with the closing statement, to the address the agent had registered. */
export function closingLetter(one: Case): CaseLetter {
  return about(one, 'Temsilciliğiniz kapatıldı', [
    OUTCOMES['agency-cancellation'],
    'Kapanış hesap özetiniz ektedir. Hesaptaki hareketlere itirazınız varsa bu iletiyi yanıtlayın.',
    'Bu değişiklik bilginiz dışındaysa hemen bizi arayın.',
  ]);
}

/** Words of our own to who wrote. */
export function answer(one: Case, words: string): CaseLetter {
  return about(one, 'Evrakınız hakkında', [words, ANSWER_HINT]);
}

const ANSWER_HINT = 'Ek göndermek için bu iletiyi yanıtlayın; konu satırındaki evrak numarasını silmeyin.';

const OUTCOMES: Readonly<Record<Case['kind'], string>> = {
  'information-change': 'İstediğiniz bilgi değişikliği yapıldı.',
  'agency-cancellation':
    'Temsilciliğiniz kapatıldı. Kalan bakiyeniz, onayın ardından formda yazan hesaba gönderilecek.',
  'user-change': 'Kullanıcı değişikliği yapıldı. Eklenen kişinin telefonuna ilk giriş için SMS gönderildi.',
  'bill-cancellation': 'İptal bildiriminiz alındı ve bankaya iletilecek. Sonucu işlemin ayrıntısında görebilirsiniz.',
  other: 'İsteğiniz yerine getirildi.',
};

function about(one: Case, title: string, paragraphs: readonly string[]): CaseLetter {
  return {
    subject: `[${one.number}] ${title}`,
    paragraphs,
    facts: [
      ['Evrak no', one.number],
      ['Konu', CASE_KIND_WORDS[one.kind].tr],
    ],
  };
}

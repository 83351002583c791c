import type { Announcement } from '../../shared/domain/announcement';
import { type Instant, later } from '../../shared/domain/instant';

const DAY_MS = 86_400_000;

/** What the demo network told its agents lately. */
export function demoAnnouncements(now: Instant): Announcement[] {
  return [
    {
      id: '5d1c7a9e-0b7f-4c57-9a53-2f6a1f0c1a04',
      title: 'Formlar ve nasıl gönderilir',
      text: 'Temsilci bilgi değişikliği ve temsilcilik iptal formlarını doldurup evrak@faturakom.com adresine gönderin. Kullanıcı ekleme ve çıkarma formunu kişinin kimlik kopyasıyla info@faturakom.com adresine ya da 0312 955 09 56 numarasına fakslayın.\n\nFatura iptal formunu müşterinin kimlik kopyasıyla birlikte ödemenin sayfasından yükleyin: aynı gün 17:00’ye kadar bildirilenler bankaya iletilir.\n\nFormları aşağıdan boş ya da bilgilerinizle dolu indirebilirsiniz.',
      audience: 'everyone',
      from: later(now, -2 * DAY_MS),
      isPinned: false,
      files: [],
      forms: ['information-change', 'agency-cancellation', 'user-change', 'bill-cancellation'],
    },
    {
      id: '5d1c7a9e-0b7f-4c57-9a53-2f6a1f0c1a01',
      title: 'Arife günlerinde iptal saatleri',
      text: 'Yarım gün çalışılan arife günlerinde fatura iptalleri saat 12:00’ye kadar bankaya iletilir.\n\nDaha sonra gelen taleplerde müşteriye dekontu verin ve kuruma yönlendirin.',
      audience: 'everyone',
      from: later(now, -DAY_MS),
      isPinned: true,
      files: [],
      forms: [],
    },
    {
      id: '5d1c7a9e-0b7f-4c57-9a53-2f6a1f0c1a02',
      title: 'Yüksek tutarlı havalelerde açıklama',
      text: 'Bankalar günlük 400.000 TL üzerindeki havalelerde en az 20 karakterlik açıklama isteyebilir. Sağ üstteki kırmızı ₺ altında kopyalayabileceğiniz hazır metin bu koşulu sağlar.',
      audience: 'everyone',
      from: later(now, -6 * DAY_MS),
      isPinned: false,
      files: [],
      forms: [],
    },
    {
      id: '5d1c7a9e-0b7f-4c57-9a53-2f6a1f0c1a03',
      title: 'Kasiyerlerinizi kendiniz ekleyin',
      text: 'Kullanıcı ekleme ve çıkarma formunu doldurup kimlik kopyasıyla birlikte info@faturakom.com adresine gönderin ya da Evraklar sayfasından çevrimiçi iletin.',
      audience: 'owners',
      from: later(now, -9 * DAY_MS),
      isPinned: false,
      files: [],
      forms: [],
    },
  ];
}

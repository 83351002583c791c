import type { Agent, User } from '../../shared/domain/agent';
import type { Instant } from '../../shared/domain/instant';

/** The password of every seeded user. */
export const DEMO_PASSWORD = 'temsilci-2026';

const since = '2024-03-01T06:00:00.000Z' as Instant;

interface DemoAgent {
  readonly agent: Agent;
  readonly owner: User;
}

/** The seeded agents with their owners: invented shops, one of them frozen, one closed. */
export const demoAgents: readonly DemoAgent[] = [
  shop('63104821', 'Örnek İletişim', 'Çankaya', 'Ankara', 'Deneme Caddesi 12/A', '+905321234567', 'Ayşe Örnek'),
  shop('63101177', 'Deneme Ticaret', 'Keçiören', 'Ankara', 'Numune Sokak 4', '+905551112233', 'Ali Deneme'),
  shop('63202045', 'Numune Kırtasiye', 'Osmangazi', 'Bursa', 'Taslak Bulvarı 88', '+905427654321', 'Fatma Numune'),
  shop('63303310', 'Misal Market', 'Konak', 'İzmir', 'Misal Caddesi 7', '+905061002030', 'Hüseyin Misal'),
  shop('63404402', 'Taslak Tekel', 'Seyhan', 'Adana', 'Eskiz Sokak 19', '+905618009010', 'Zeynep Taslak'),
  shop('63505568', 'Eskiz Elektronik', 'Tepebaşı', 'Eskişehir', 'Model Caddesi 3', '+905394445566', 'Mustafa Eskiz'),
  shop('63606679', 'Model Büfe', 'Yenişehir', 'Mersin', 'Sahil Yolu 41', '+905377778899', 'Elif Model', 'frozen'),
  shop('63707780', 'Kopya Merkezi', 'Selçuklu', 'Konya', 'Suret Sokak 2', '+905053332211', 'Emre Kopya', 'closed'),
];

function shop(
  number: string,
  title: string,
  district: string,
  city: string,
  address: string,
  phone: string,
  name: string,
  state: Agent['state'] = 'active',
): DemoAgent {
  return {
    agent: {
      number: number as Agent['number'],
      title,
      district,
      city,
      address,
      email: `temsilci${number}@example.com`,
      taxOffice: district,
      state,
      since,
    },
    owner: {
      id: `owner${number}`,
      agent: number as Agent['number'],
      phone: phone as User['phone'],
      name,
      role: 'owner',
      isActive: true,
      since,
    },
  };
}

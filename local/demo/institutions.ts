import type * as z from 'zod';
import { Institution } from '../../shared/domain/institution';
import type { SubscriptionKeys } from '../../shared/domain/subscription-key';

type Key = Institution['keys'][number];

/** A subscription at a simulated institution. */
export interface DemoSubscription {
  readonly institution: Institution['id'];
  readonly keys: SubscriptionKeys;
  readonly subscriberName: string;
  /** Never owes anything. */
  readonly isPaidUp: boolean;
}

const mobileCommission = [{ from: '2026-01-01', rateBasisPoints: 60, minimum: 100, maximum: 1_500 }];

/** The seeded institutions: invented ones, every category, every rule an institution can have. */
export const demoInstitutions: readonly Institution[] = [
  institution('bozkir-elektrik', 'Bozkır Elektrik', 'electricity', {
    city: 'Ankara',
    keys: [key('installation', 'Tesisat no', 'Installation number', '^\\d{10}$', '1040022001')],
    order: 'oldest-first',
    commissions: [
      { from: '2026-01-01', to: '2026-06-30', flat: 150 },
      { from: '2026-07-01', flat: 175 },
    ],
  }),
  institution('imbat-elektrik', 'İmbat Elektrik', 'electricity', {
    city: 'İzmir',
    keys: [key('contract', 'Sözleşme hesap no', 'Contract account', '^2\\d{9}$', '2200451001')],
    commissions: [{ from: '2026-01-01', flat: 175 }],
    notice: { text: '29 Kasım Pazar 01.00–05.00 arasında planlı bakım vardır.', until: '2026-11-29T02:00:00.000Z' },
  }),
  institution('kent-su', 'Kent Su', 'water', {
    city: 'Ankara',
    keys: [key('subscriber', 'Abone no', 'Subscriber number', '^\\d{7,8}$', '4410021')],
    openHours: { from: '06:00', to: '23:30' },
    fees: [{ from: '2026-01-01', amount: 350 }],
    commissions: [{ from: '2026-01-01', flat: 200 }],
  }),
  institution('pinar-su', 'Pınar Su İdaresi', 'water', {
    city: 'Bursa',
    keys: [
      key('subscriber', 'Abone no', 'Subscriber number', '^\\d{9}$', '730015001'),
      optionalKey('checkDigit', 'Kontrol hanesi', 'Check digit', '^\\d$', '7'),
    ],
    order: 'oldest-first',
    fees: [{ from: '2026-01-01', amount: 300 }],
    commissions: [{ from: '2026-01-01', rateBasisPoints: 50, minimum: 100, maximum: 600 }],
  }),
  institution('anadolu-gaz', 'Anadolu Gaz', 'gas', {
    city: 'Eskişehir',
    keys: [key('installation', 'Tesisat no', 'Installation number', '^\\d{8}$', '60012301')],
    fees: [
      { from: '2026-01-01', amount: 400 },
      { from: '2026-07-01', amount: 450 },
    ],
    commissions: [{ from: '2026-01-01', flat: 225 }],
  }),
  institution('toros-dogalgaz', 'Toros Doğalgaz', 'gas', {
    city: 'Adana',
    keys: [key('contract', 'Sözleşme no', 'Contract number', '^[A-Z]{2}\\d{8}$', 'TD33010801')],
    openHours: { from: '06:00', to: '00:30' },
    fees: [{ from: '2026-01-01', amount: 450 }],
    commissions: [{ from: '2026-01-01', flat: 200 }],
  }),
  institution('hat-telefon', 'Hat Telefon', 'telephone', {
    keys: [key('phone', 'Telefon no', 'Phone number', '^0?[2-4]\\d{9}$', '3125550101')],
    fees: [{ from: '2026-01-01', amount: 250 }],
    commissions: [{ from: '2026-01-01', rateBasisPoints: 75, minimum: 100 }],
  }),
  institution('posta-telefon', 'Posta Telefon', 'telephone', {
    keys: [key('service', 'Hizmet no', 'Service number', '^\\d{10}$', '8820010101')],
    fees: [{ from: '2026-01-01', amount: 250 }],
    commissions: [{ from: '2026-01-01', rateBasisPoints: 75, minimum: 100 }],
  }),
  institution('turkuaz-mobil', 'Turkuaz Mobil', 'mobile', {
    keys: [key('phone', 'Cep telefonu', 'Mobile number', '^5\\d{9}$', '5610001001')],
    fees: [{ from: '2026-01-01', amount: 300 }],
    commissions: mobileCommission,
  }),
  institution('gokce-mobil', 'Gökçe Mobil', 'mobile', {
    keys: [key('phone', 'Cep telefonu', 'Mobile number', '^5\\d{9}$', '5610002001')],
    fees: [{ from: '2026-01-01', amount: 300 }],
    commissions: mobileCommission,
    allowsPartial: true,
    minimumKurus: 1_000,
  }),
  institution('isik-internet', 'Işık İnternet', 'internet', {
    keys: [key('customer', 'Müşteri no', 'Customer number', '^\\d{8,10}$', '51200301')],
    fees: [{ from: '2026-01-01', amount: 350 }],
    commissions: [{ from: '2026-01-01', flat: 250 }],
  }),
  institution('deniz-fiber', 'Deniz Fiber', 'internet', {
    city: 'İzmir',
    keys: [key('service', 'Hizmet no', 'Service number', '^DF\\d{7}$', 'DF8100201')],
    fees: [{ from: '2026-01-01', amount: 350 }],
    commissions: [{ from: '2026-01-01', flat: 250 }],
  }),
  institution('yildiz-tv', 'Yıldız TV', 'television', {
    keys: [key('member', 'Üye no', 'Member number', '^\\d{9}$', '900310201')],
    fees: [{ from: '2026-01-01', amount: 350 }],
    commissions: [{ from: '2026-01-01', flat: 200 }],
  }),
  institution('kare-tv', 'Kare TV', 'television', {
    keys: [key('card', 'Kart no', 'Card number', '^7\\d{11}$', '700455120301')],
    fees: [{ from: '2026-01-01', amount: 300 }],
    commissions: [{ from: '2026-01-01', flat: 200 }],
  }),
  institution('numune-belediyesi', 'Numune Belediyesi', 'municipality', {
    city: 'Konya',
    keys: [
      key('registry', 'Sicil no', 'Registry number', '^\\d{6,10}$', '1180401'),
      optionalKey('assessment', 'Tahakkuk no', 'Assessment number', '^\\d{4,12}$', '20260091'),
      optionalKey('year', 'Yıl', 'Year', '^20\\d{2}$', '2026'),
    ],
    allowsPartial: true,
    minimumKurus: 5_000,
    openHours: { from: '08:00', to: '22:00' },
    fees: [{ from: '2026-01-01', amount: 500 }],
    commissions: [{ from: '2026-01-01', rateBasisPoints: 40, flat: 100, maximum: 2_000 }],
  }),
  institution('misal-belediyesi', 'Misal Belediyesi', 'municipality', {
    city: 'Mersin',
    keys: [key('registry', 'Sicil no', 'Registry number', '^\\d{8}$', '30022101')],
    fees: [{ from: '2026-01-01', amount: 500 }],
    commissions: [{ from: '2026-01-01', flat: 300 }],
  }),
];

const subscribers = ['Ayşe Örnek', 'Mehmet Deneme', 'Zeynep Nur Misal', 'Taslak Ticaret'] as const;

/**
 * Four subscriptions of each institution: the sample's own, and those whose mandatory key ends in 2, 3 and 4 in place of
 * its 1. The last owes nothing.
 */
export const demoSubscriptions: readonly DemoSubscription[] = demoInstitutions.flatMap(({ id, keys }) =>
  subscribers.map((subscriberName, index) => ({
    institution: id,
    keys: Object.fromEntries(
      keys.map(({ name, sample, isMandatory }) => [name, isMandatory ? sample.slice(0, -1) + (index + 1) : sample]),
    ),
    subscriberName,
    isPaidUp: index === subscribers.length - 1,
  })),
);

function institution(
  id: string,
  name: string,
  category: Institution['category'],
  rest: { keys: Key[] } & Partial<z.input<typeof Institution>>,
): Institution {
  return Institution.parse({
    allowsPartial: false,
    order: 'any',
    isActive: true,
    gateway: 'demo',
    ...rest,
    id,
    name,
    category,
  });
}

function key(name: string, tr: string, en: string, pattern: string, sample: string): Key {
  return { name, label: { tr, en }, pattern, sample, isMandatory: true };
}

function optionalKey(...definition: Parameters<typeof key>): Key {
  return { ...key(...definition), isMandatory: false };
}

import type { Holiday } from '../../shared/domain/working-day';

/** Turkish public holidays of the rest of 2026 and of 2027 (law 2429); the religious feasts by the published calendar. */
export const demoHolidays = [
  holiday('2027-01-01', 'full', 'Yılbaşı'),
  holiday('2027-03-09', 'half', 'Ramazan Bayramı arifesi'),
  holiday('2027-03-10', 'full', 'Ramazan Bayramı'),
  holiday('2027-03-11', 'full', 'Ramazan Bayramı'),
  holiday('2027-03-12', 'full', 'Ramazan Bayramı'),
  holiday('2027-04-23', 'full', 'Ulusal Egemenlik ve Çocuk Bayramı'),
  holiday('2027-05-01', 'full', 'Emek ve Dayanışma Günü'),
  holiday('2027-05-15', 'half', 'Kurban Bayramı arifesi'),
  holiday('2027-05-16', 'full', 'Kurban Bayramı'),
  holiday('2027-05-17', 'full', 'Kurban Bayramı'),
  holiday('2027-05-18', 'full', 'Kurban Bayramı'),
  holiday('2027-05-19', 'full', 'Kurban Bayramı, Atatürk’ü Anma, Gençlik ve Spor Bayramı'),
  holiday('2027-07-15', 'full', 'Demokrasi ve Millî Birlik Günü'),
  holiday('2027-08-30', 'full', 'Zafer Bayramı'),
  holiday('2027-10-28', 'half', 'Cumhuriyet Bayramı arifesi'),
  holiday('2027-10-29', 'full', 'Cumhuriyet Bayramı'),
];

function holiday(day: string, extent: Holiday['extent'], name: string): Holiday {
  return { day: day as Holiday['day'], extent, name };
}

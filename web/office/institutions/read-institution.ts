import type { Day, Instant } from '../../../shared/domain/instant';
import type { Institution, InstitutionCategory } from '../../../shared/domain/institution';
import type { Kurus } from '../../../shared/domain/kurus';
import { readMoney } from '../../words/money';

/** The names of the rows of a form's lists, as they are shown. */
export interface RowNames {
  readonly keys: readonly string[];
  readonly fees: readonly string[];
  readonly commissions: readonly string[];
}

/** The institution a form says. Terms are put in the order of their days; the notice stays what it was. */
export function readInstitution(fields: FormData, names: RowNames, before: Institution | undefined): Institution {
  const text = (name: string) => String(fields.get(name) ?? '').trim();
  const money = (name: string) => readMoney(text(name)) as Kurus | undefined;
  const [from, to] = [text('opens'), text('closes')];
  const city = text('city');
  return {
    id: before?.id ?? text('id'),
    name: text('name'),
    category: text('category') as InstitutionCategory,
    ...(city !== '' && { city }),
    keys: names.keys.map((row) => readKey((name) => text(`${row}.${name}`))),
    allowsPartial: fields.get('allowsPartial') === 'on',
    order: text('order') as Institution['order'],
    openHours: from === '' && to === '' ? 'always' : { from, to },
    minimumKurus: money('minimum') ?? (0 as Kurus),
    maximumKurus: money('maximum') ?? (0 as Kurus),
    fees: names.fees
      .map((row) => ({ from: text(`${row}.from`) as Day, amount: money(`${row}.amount`) ?? (0 as Kurus) }))
      .sort(byDay),
    commissions: names.commissions
      .map((row) => ({
        from: text(`${row}.from`) as Day,
        ...given('to', text(`${row}.to`) as Day | ''),
        // Hundredths of a per cent are to a per cent what kuruş are to a lira.
        rateBasisPoints: money(`${row}.rate`) ?? 0,
        flat: money(`${row}.flat`) ?? (0 as Kurus),
        ...given('minimum', money(`${row}.least`)),
        ...given('maximum', money(`${row}.most`)),
      }))
      .sort(byDay),
    ...(before?.notice && { notice: before.notice }),
    isActive: fields.get('isActive') === 'on',
    gateway: text('gateway'),
  };
}

function readKey(text: (name: string) => string): Institution['keys'][number] {
  const hint = { tr: text('hintTr'), en: text('hintEn') };
  return {
    name: text('name'),
    label: { tr: text('labelTr'), en: text('labelEn') },
    pattern: text('pattern'),
    sample: text('sample'),
    isMandatory: text('need') === 'mandatory',
    ...((hint.tr !== '' || hint.en !== '') && { hint }),
  };
}

function given<K extends string, V extends Instant | Day | number>(name: K, value: V | '' | undefined) {
  return (value === undefined || value === '' ? {} : { [name]: value }) as { [key in K]?: V };
}

function byDay(a: { from: string }, b: { from: string }): number {
  return a.from < b.from ? -1 : 1;
}

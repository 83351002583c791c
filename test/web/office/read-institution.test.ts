import type { Day } from '../../../shared/domain/instant';
import { Institution } from '../../../shared/domain/institution';
import { kurus } from '../../../shared/domain/kurus';
import { readInstitution } from '../../../web/office/institutions/read-institution';
import { anInstitution } from '../../support/receipts';

/** The fields as the form sends them. */
function sent(fields: Readonly<Record<string, string>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

const key = {
  'key0.name': 'subscriber',
  'key0.labelTr': 'Abone no',
  'key0.labelEn': 'Subscriber number',
  'key0.pattern': '^\\d{8}$',
  'key0.sample': '44100210',
  'key0.need': 'mandatory',
};
const general = { id: 'kent-su', name: ' Kent Su ', category: 'water', gateway: 'collection', order: 'any' };
const amounts = { minimum: '1,00', maximum: '50.000' };
const names = { keys: ['key0'], fees: [], commissions: [] };

test('a filled form is an institution by the rules, always open where no hours are given', () => {
  const read = readInstitution(sent({ ...general, ...key, ...amounts, isActive: 'on' }), names, undefined);
  expect(Institution.parse(read)).toEqual(read);
  expect(read).toMatchObject({
    name: 'Kent Su',
    openHours: 'always',
    allowsPartial: false,
    isActive: true,
    minimumKurus: 100,
    maximumKurus: 5_000_000,
    keys: [{ name: 'subscriber', isMandatory: true }],
  });
  expect(read).not.toHaveProperty('city');
});

test('terms come in the order of their days, percentages in their hundredths, and what was removed is gone', () => {
  const fields = {
    ...{ 'fee0.from': '2027-01-01', 'fee0.amount': '4,75', 'fee1.from': '2026-01-01', 'fee1.amount': '3,50' },
    ...{
      'commission4.from': '2026-01-01',
      'commission4.rate': '0,60',
      'commission4.flat': '',
      'commission4.most': '15',
    },
    ...{ opens: '06:00', closes: '23:30', 'fee2.from': '2030-01-01', 'fee2.amount': '9' },
  };
  const rows = { ...names, fees: ['fee0', 'fee1'], commissions: ['commission4'] };
  const read = readInstitution(sent({ ...general, ...key, ...amounts, ...fields }), rows, undefined);
  expect(Institution.parse(read)).toEqual(read);
  expect(read.fees).toEqual([
    { from: '2026-01-01' as Day, amount: kurus(350) },
    { from: '2027-01-01' as Day, amount: kurus(475) },
  ]);
  expect(read.commissions).toEqual([{ from: '2026-01-01', rateBasisPoints: 60, flat: 0, maximum: 1_500 }]);
  expect(read.openHours).toEqual({ from: '06:00', to: '23:30' });
});

test('a change keeps the id and the notice, which have no field', () => {
  const before = anInstitution({ id: 'eski', notice: { text: 'Bakım var.' } });
  const read = readInstitution(sent({ ...general, ...key, ...amounts }), names, before);
  expect(read).toMatchObject({ id: 'eski', notice: { text: 'Bakım var.' }, isActive: false });
});

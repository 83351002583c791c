import type { ShownInstitution } from '../../shared/api/bills';
import { findInstitutions, foldForSearch } from '../../web/bills/institution-search';
import { tr } from '../../web/words/tr';

function institution(name: string, category: ShownInstitution['category'], city?: string): ShownInstitution {
  return {
    id: name,
    name,
    category,
    ...(city && { city }),
    keys: [],
    allowsPartial: false,
    order: 'any',
    isOpen: true,
  };
}

const all = [
  institution('Kent Su', 'water', 'Ankara'),
  institution('Işık İnternet', 'internet'),
  institution('Imbat Elektrik', 'electricity', 'İzmir'),
  institution('Çınar Gaz', 'gas', 'Iğdır'),
];

function find(typed: string): string[] {
  return findInstitutions(all, typed, (category) => tr[category]).map(({ name }) => name);
}

test.each([
  ['isik', ['Işık İnternet']],
  ['IŞIK', ['Işık İnternet']],
  ['İNTERNET', ['Işık İnternet']],
  ['internet', ['Işık İnternet']],
  ['izmir', ['Imbat Elektrik']],
  ['igdir', ['Çınar Gaz']],
  ['cinar', ['Çınar Gaz']],
])('finds what %s means, whatever the keyboard', (typed, names) => {
  expect(find(typed)).toEqual(names);
});

test('finds by name, city and category, each word by its beginning', () => {
  expect(find('ank su')).toEqual(['Kent Su']);
  expect(find('elek')).toEqual(['Imbat Elektrik']);
  expect(find('ent')).toEqual([]);
});

test('shows all of them in the order of the Turkish alphabet until something is typed', () => {
  expect(find(' ')).toEqual(['Çınar Gaz', 'Imbat Elektrik', 'Işık İnternet', 'Kent Su']);
});

test('folds the four letters i to one', () => {
  expect(foldForSearch('Iıİi')).toBe('iiii');
});

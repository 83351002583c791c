import { demoInstitutions } from '../../local/demo/institutions';
import { isDigitsOnly, isWellFormed, tidyValue } from '../../web/bills/key-value';

test('takes a number grouped as on the bill', () => {
  expect(tidyValue(' 1040 022-001 ', '^\\d{10}$')).toBe('1040022001');
  expect(isWellFormed('1040.022.001', '^\\d{10}$')).toBe(true);
  expect(isWellFormed('1040 022 00', '^\\d{10}$')).toBe(false);
});

test('takes letters small or capital', () => {
  expect(tidyValue('df 8100201', '^DF\\d{7}$')).toBe('DF8100201');
});

test.each(['0561 000 10 01', '+90 561 000 10 01', '561 000 1001'])(
  'takes the mobile number %s as the pattern wants it',
  (typed) => {
    expect(tidyValue(typed, '^5\\d{9}$')).toBe('5610001001');
  },
);

test('never drops a digit of what is no mobile number', () => {
  expect(tidyValue('044100213', '^\\d{7,8}$')).toBe('044100213');
  expect(isWellFormed('044100213', '^\\d{7,8}$')).toBe(false);
});

test('leaves it to the required mark to miss what is not there', () => {
  expect(isWellFormed('  ', '^\\d{7}$')).toBe(true);
});

test('shows the keypad for digits, and the keyboard where letters are wanted', () => {
  expect(isDigitsOnly('^0?[2-4]\\d{9}$')).toBe(true);
  expect(isDigitsOnly('^[A-Z]{2}\\d{8}$')).toBe(false);
});

test('every sample of the seeded institutions is well formed as it stands', () => {
  const keys = demoInstitutions.flatMap((institution) => institution.keys);
  expect(keys.length).toBeGreaterThan(demoInstitutions.length);
  expect(
    keys.filter(({ sample, pattern }) => tidyValue(sample, pattern) !== sample || !isWellFormed(sample, pattern)),
  ).toEqual([]);
});

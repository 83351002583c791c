import { firstName, formatIban, initials } from '../../web/words/name';

test('calls people by their first name', () => {
  expect(firstName(' Ayşe Nur Örnek ')).toBe('Ayşe');
});

test('abbreviates names with Turkish capitals', () => {
  expect(initials('ilker ışık')).toBe('İI');
  expect(initials('Ayşe Nur Örnek')).toBe('AÖ');
  expect(initials('Deniz')).toBe('D');
});

test('prints an IBAN in groups of four', () => {
  expect(formatIban('TR330006100519786457841326')).toBe('TR33 0006 1005 1978 6457 8413 26');
});

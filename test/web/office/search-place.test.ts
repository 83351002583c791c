import { searchPlace } from '../../../web/office/shell/search-place';

test.each(['K26-000123', 'k26-000123', 'K26 000123', 'k26000123'])('%s is a case for customer services', (typed) => {
  expect(searchPlace(typed, 'support')).toBe('/evrak?evrak=K26-000123');
});

test('accounting, who has no cases, and every other text are taken to the agents', () => {
  expect(searchPlace('K26-000123', 'finance')).toBe('/temsilciler?ara=K26-000123');
  expect(searchPlace('Örnek İletişim', 'admin')).toBe('/temsilciler?ara=%C3%96rnek+%C4%B0leti%C5%9Fim');
  expect(searchPlace('K26-00012', 'admin')).toBe('/temsilciler?ara=K26-00012');
});

import { isRefused, readRefusal, tellFailure } from '../../web/refused';

test('tells a refusal in the words of the contract', () => {
  const refused = readRefusal({ code: 'wrong-code', details: {} });
  expect(isRefused(refused, 'wrong-code')).toBe(true);
  expect(tellFailure(refused, 'tr')).toBe('Kod hatalı.');
  expect(tellFailure(refused, 'en')).toBe('The code is wrong.');
});

test('takes nothing for a refusal that the contract does not know', () => {
  expect(readRefusal({ code: 'toString' })).toBeUndefined();
  expect(readRefusal({ message: 'Forbidden' })).toBeUndefined();
  expect(readRefusal(undefined)).toBeUndefined();
});

test('tells a broken line from a broken server', () => {
  expect(tellFailure(new TypeError('fetch failed'), 'en')).toMatch(/cannot be reached/);
  expect(tellFailure(new Error('GET /balance: 502'), 'en')).toMatch(/unexpected/);
});

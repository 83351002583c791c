import { returnAddress, signInAddress } from '../../web/return-address';

test('comes back to the page that asked for signing in', () => {
  const page = '/hareketler?from=2026-11-01&page=b';
  expect(returnAddress(new URL(signInAddress(page), 'https://portal.example').search)).toBe(page);
  expect(signInAddress('/')).toBe('/giris');
  expect(returnAddress('')).toBe('/');
});

test('asks for signing in no second time on the sign-in page', () => {
  const address = signInAddress('/hareketler');
  expect(signInAddress(address)).toBe(address);
});

test.each([
  '//elsewhere.example',
  '/\\elsewhere.example',
  'https://elsewhere.example',
  'javascript:alert(1)',
  '/\t/elsewhere.example',
])('never leaves the site for %s', (wanted) => {
  const address = returnAddress(`?${new URLSearchParams({ return: wanted })}`);
  expect(new URL(address, 'https://portal.example').origin).toBe('https://portal.example');
});

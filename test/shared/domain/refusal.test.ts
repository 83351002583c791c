import { refusals } from '../../../shared/api/refusals';
import { refusalCodes } from '../../../shared/domain/refusal';

test.each(refusalCodes)('%s has a status and a sentence in both languages', (code) => {
  const { status, tr, en } = refusals[code];
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(600);
  for (const sentence of [tr, en]) expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
  expect(tr).not.toBe(en);
});

test('no code is there twice', () => {
  expect(new Set(refusalCodes).size).toBe(refusalCodes.length);
});

import { bundleFigures, bundleLambdas } from './bundles';
import { broken } from './figure';

jest.setTimeout(120_000);

test('no Lambda weighs more than it may', async () => {
  const figures = bundleFigures(await bundleLambdas('bundles'));
  expect(figures.length).toBeGreaterThanOrEqual(3);
  expect(figures.filter((figure) => broken(figure).length > 0)).toEqual([]);
}, 120_000);

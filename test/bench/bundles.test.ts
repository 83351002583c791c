import { bundleFigures, bundleLambdas } from './bundles';
import { broken } from './figure';

test('no Lambda weighs more than it may', async () => {
  const figures = bundleFigures(await bundleLambdas('bundles'));
  expect(figures.length).toBeGreaterThanOrEqual(3);
  expect(figures.filter((figure) => broken(figure).length > 0)).toEqual([]);
});

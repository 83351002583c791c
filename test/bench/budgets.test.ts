import { freshDatabase } from '../support/fresh-database';
import { broken } from './figure';
import { meterOperations } from './metered';

describe('budgets', () => {
  test('no operation costs more units or round trips than it may', async () => {
    const figures = await meterOperations(await freshDatabase());
    expect(figures.filter((figure) => broken(figure).length > 0)).toEqual([]);
    expect(figures.filter(({ budget }) => budget !== undefined).length).toBeGreaterThanOrEqual(5);
  });
});

test('a figure is broken above its budget, not at it, and when it is no number', () => {
  const budget = { writeUnits: 4, readUnits: 2 };
  expect(broken({ name: 'at', values: { writeUnits: 4, readUnits: 2, roundTrips: 9 }, budget })).toEqual([]);
  expect(broken({ name: 'above', values: { writeUnits: 4.5, readUnits: 2 }, budget })).toEqual(['writeUnits']);
  expect(broken({ name: 'none', values: { writeUnits: Number.NaN, readUnits: 2 }, budget })).toEqual(['writeUnits']);
});

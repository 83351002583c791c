import { countJest } from './support/jest-run';
import { exitCodeOf, sumOutcomes } from './support/outcome';

const report = { numPassedTests: 7, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };

test('tests count as they came out, and a suite that could not run as one failure', () => {
  expect(countJest(report, 0)).toEqual({ passed: 7, failed: 0 });
  expect(countJest({ ...report, numFailedTests: 2, numRuntimeErrorTestSuites: 1 }, 1)).toEqual({
    passed: 7,
    failed: 3,
  });
});

test('a jest that ends badly without saying why is a failure', () => {
  expect(countJest(report, 1)).toEqual({ passed: 7, failed: 1 });
  expect(countJest(report, null)).toEqual({ passed: 7, failed: 1 });
  expect(countJest(undefined, 1)).toEqual({ passed: 0, failed: 1 });
});

test('a run is good only when something passed and nothing failed', () => {
  expect(
    exitCodeOf(
      sumOutcomes([
        { passed: 5, failed: 0 },
        { passed: 7, failed: 0 },
      ]),
    ),
  ).toBe(0);
  expect(
    exitCodeOf(
      sumOutcomes([
        { passed: 5, failed: 0 },
        { passed: 7, failed: 1 },
      ]),
    ),
  ).toBe(1);
  expect(exitCodeOf({ passed: 0, failed: 0 })).toBe(1);
});

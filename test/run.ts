import { runChecks } from './support/checks';
import { runJest } from './support/jest-run';
import { exitCodeOf, sumOutcomes } from './support/outcome';

const outcome = sumOutcomes([
  await runChecks(),
  await runJest(
    '--maxWorkers=100%',
    '--testPathIgnorePatterns=/node_modules/',
    '--testPathIgnorePatterns=<rootDir>/test/browser/',
  ),
  await runJest('--runInBand', 'test/browser/'),
]);
process.exitCode = exitCodeOf(outcome);
console.log(`${outcome.passed} passed, ${outcome.failed} failed`);

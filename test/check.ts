import { runChecks } from './support/checks';
import { exitCodeOf } from './support/outcome';

process.exitCode = exitCodeOf(await runChecks());

import '../support/environment';
import { SingleBar } from 'cli-progress';
import { Command, InvalidArgumentError } from 'commander';
import { startEngine } from '../../local/engine';
import { isViolated } from './check';
import { reportOf } from './report';
import { simulate } from './simulate';

function atLeast(least: number): (written: string) => number {
  return (written) => {
    const number = Number(written);
    if (!Number.isSafeInteger(number) || number < least)
      throw new InvalidArgumentError(`a whole number from ${least} on`);
    return number;
  };
}

const options = new Command('simulate')
  .description('Days of a network with faults, on a virtual clock: prints its seed and whether every invariant holds.')
  .option('--seed <number>', 'repeats a run', atLeast(0), Date.now() % 1_000_000)
  .option('--days <number>', 'virtual days', atLeast(1), 2)
  .option('--agents <number>', 'agents, one of them frozen', atLeast(3), 6)
  .option('--json', 'one object for scripts', false)
  .parse()
  .opts<{ seed: number; days: number; agents: number; json: boolean }>();

Object.assign(process.env, { AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' });
const isWatched = process.stderr.isTTY && !options.json;
const bar = new SingleBar({ format: 'seed {seed} {bar} day {day} of {days}', clearOnComplete: true });
const engine = process.env.DYNAMODB_ENDPOINT === undefined ? await startEngine() : undefined;
try {
  if (engine !== undefined) process.env.DYNAMODB_ENDPOINT = engine.endpoint;
  if (isWatched) bar.start(1, 0, { ...options, day: 1 });
  const simulated = await simulate({
    ...options,
    progress: (done) => {
      if (isWatched) bar.update(done, { day: Math.min(options.days, 1 + Math.floor(done * options.days)) });
    },
  });
  bar.stop();
  console.log(
    options.json ? JSON.stringify({ ...simulated, isBroken: isViolated(simulated.checks) }) : reportOf(simulated),
  );
  process.exitCode = isViolated(simulated.checks) ? 1 : 0;
} finally {
  bar.stop();
  await engine?.stop();
}

import { type Engine, startEngine } from '../../local/engine';

declare global {
  var testEngine: Engine | undefined;
}

/** One in-memory engine for the whole test run, unless `DYNAMODB_ENDPOINT` names another one to test against. */
export default async function startTestEngine(): Promise<void> {
  process.env.AWS_REGION = 'eu-central-1';
  process.env.AWS_ACCESS_KEY_ID = 'local';
  process.env.AWS_SECRET_ACCESS_KEY = 'local';
  if (process.env.DYNAMODB_ENDPOINT) return;
  globalThis.testEngine = await startEngine();
  process.env.DYNAMODB_ENDPOINT = globalThis.testEngine.endpoint;
}

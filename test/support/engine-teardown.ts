import './engine-setup';

/** Stops the engine of the test run; one that came from outside keeps running. */
export default async function stopTestEngine(): Promise<void> {
  await globalThis.testEngine?.stop();
}

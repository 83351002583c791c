import { setTimeout as sleep } from 'node:timers/promises';
import type { Patience } from '../stores/ledger';

/**
 * Waits between tries, doubling from 10 ms up to 400 ms, each drawn at random from zero to its bound ("full jitter",
 * https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter).
 */
export function jittered(attempts: number): Patience {
  return { attempts, wait: async (attempt) => void (await sleep(Math.random() * Math.min(400, 10 * 2 ** attempt))) };
}

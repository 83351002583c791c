import { setImmediate } from 'node:timers/promises';
import type { Sms } from '../../lambdas/gateways/sms';
import type { Patience } from '../../lambdas/stores/ledger';
import { type Instant, later } from '../../shared/domain/instant';
import { monday } from './builders';

/** Stands where something must not be used: any touch fails the test. */
export function inert<T extends object>(name: string): T {
  const refuse = (_: object, property: string | symbol): never => {
    throw new Error(`${name}.${String(property)} was touched`);
  };
  return new Proxy({}, { get: refuse, set: refuse, has: refuse }) as T;
}

/** A clock that moves only when it is told to. */
export interface Clock {
  now(): Instant;
  /** Moves it forwards; backwards, when negative. */
  step(ms: number): void;
  /** Puts it on a moment. */
  set(at: Instant): void;
}

export function clockAt(start: Instant = monday): Clock {
  let at = start;
  return {
    now: () => at,
    step(ms) {
      at = later(at, ms);
    },
    set(moment) {
      at = moment;
    },
  };
}

/** Takes text messages and shows them, oldest first. */
export interface SmsOutbox extends Sms {
  readonly sent: { readonly to: string; readonly text: string }[];
}

export function smsOutbox(): SmsOutbox {
  const sent: { to: string; text: string }[] = [];
  return {
    sent,
    async send(to, text) {
      sent.push({ to, text });
    },
  };
}

/** Tries so many times, without pauses worth mentioning. */
export function tries(attempts: number): Patience {
  return { attempts, wait: async () => void (await setImmediate()) };
}

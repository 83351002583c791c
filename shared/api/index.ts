import { balance } from './balance';
import type { Group } from './contract';
import { session } from './session';

/** The whole contract, group by group. */
export const api = { session, balance } as const satisfies Record<string, Group>;

export type Api = typeof api;

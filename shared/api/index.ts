import { balance } from './balance';
import { bills } from './bills';
import type { Group } from './contract';
import { news } from './news';
import { office } from './office';
import { paperwork } from './paperwork';
import { receipts } from './receipts';
import { reports } from './reports';
import { session } from './session';

/** The whole contract, group by group. */
export const api = { session, balance, bills, paperwork, receipts, reports, news, office } as const satisfies Record<
  string,
  Group
>;

export type Api = typeof api;

import { balance } from './balance';
import { bills } from './bills';
import { care } from './care';
import type { Group } from './contract';
import { control } from './control';
import { desk } from './desk';
import { forms } from './forms';
import { loadings } from './loadings';
import { news } from './news';
import { office } from './office';
import { overview } from './overview';
import { paperwork } from './paperwork';
import { receipts } from './receipts';
import { reports } from './reports';
import { session } from './session';
import { staff } from './staff';
import { suspense } from './suspense';

/** What agents' users call, and anybody. */
export const portalApi = {
  session,
  balance,
  bills,
  paperwork,
  forms,
  receipts,
  reports,
  news,
  loadings,
} as const satisfies Record<string, Group>;

/** What the staff call. Portal and back office know the routes of their own side only. */
export const officeApi = { staff, care, office, suspense, control, desk, overview } as const satisfies Record<
  string,
  Group
>;

/** The whole contract, group by group. */
export const api = { ...portalApi, ...officeApi } as const;

export type PortalApi = typeof portalApi;
export type OfficeApi = typeof officeApi;
export type Api = typeof api;

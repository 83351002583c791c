import routes from 'virtual:operations/portal';
import type { PortalApi } from '../shared/api';
import { callerOf } from './caller';

/** Calls an operation of the portal. Throws `Refused` with the reason when the server says no. */
export const call = callerOf<PortalApi>(routes);

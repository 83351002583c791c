import routes from 'virtual:operations/office';
import type { OfficeApi } from '../../shared/api';
import { callerOf } from '../caller';

/** Calls an operation of the back office. Throws `Refused` with the reason when the server says no. */
export const call = callerOf<OfficeApi>(routes);

import * as z from 'zod';

/** How many rows a list page holds. */
export const PAGE_ROWS = 20;

/** Where the next page begins; opaque to clients. Absent on the last page. */
export const PageToken = z.string().max(400);

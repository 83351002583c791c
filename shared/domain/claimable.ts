/** How far back a transfer can be claimed, in days. */
export const CLAIMABLE_DAYS = 30;

/** The most agents a transfer is split over: their entries and what causes them are one transaction. */
export const MOST_SHARES = 20;

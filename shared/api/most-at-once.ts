/** At most so many subscriptions are asked for, or bills paid, in one request. Apart from the schemas, for the pages count too. */
export const MOST_AT_ONCE = 15;

/** The promise made to agents: balance within five minutes of the booking at the bank, in seconds. */
export const PROMISE_SECONDS = 300;

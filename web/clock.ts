/** `Date` has whole seconds (RFC 9110): taken to its end, a deadline never seems later than it is. */
const CUT_OFF_MS = 1000;

let aheadMs = 0;

/** Learns how far the server's clock is ahead of this device's, from the `Date` of an answer. */
export function noteServerDate(header: string | null): void {
  const serverMs = Date.parse(header ?? '');
  if (!Number.isNaN(serverMs)) aheadMs = serverMs + CUT_OFF_MS - Date.now();
}

/** The server's time in ms: shop computers' clocks are often wrong, and deadlines are the server's. */
export function serverNowMs(): number {
  return serverMsOf(Date.now());
}

/** What the server's clock read at a moment of this device's (both ms). */
export function serverMsOf(deviceMs: number): number {
  return deviceMs + aheadMs;
}

/** The cookies of the portal and of the back office. `__Host-` binds them to this host and to TLS; scripts never see them. */
export const SESSION_COOKIE = '__Host-session';
export const STAFF_COOKIE = '__Host-staff';
export const DEVICE_COOKIE = '__Host-device';

const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Strict';

/** A cookie to set; without `maxAgeMs` it lives as long as the browser. */
export function setCookie(name: string, value: string, maxAgeMs?: number): string {
  const life = maxAgeMs === undefined ? '' : `; Max-Age=${Math.floor(maxAgeMs / 1_000)}`;
  return `${name}=${value}; ${ATTRIBUTES}${life}`;
}

export function dropCookie(name: string): string {
  return setCookie(name, '', 0);
}

/** The value of a cookie among those API Gateway hands over (`name=value` each). */
export function readCookie(cookies: readonly string[] | undefined, name: string): string | undefined {
  const found = cookies?.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1);
  return found === '' ? undefined : found;
}

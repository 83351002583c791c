const PARAMETER = 'return';
const SIGN_IN = '/giris';

/** Where to sign in from a page, so that one comes back to it. On the sign-in page already, one stays where one is. */
export function signInAddress(from: string): string {
  if (from.startsWith(SIGN_IN)) return from;
  return from === '/' ? SIGN_IN : `${SIGN_IN}?${new URLSearchParams({ [PARAMETER]: from })}`;
}

/** The page to go to after signing in. Only paths of this site: a link must not send people elsewhere (CWE-601),
 * by a second slash or by the blanks that browsers skip. */
export function returnAddress(search: string): string {
  const wanted = new URLSearchParams(search).get(PARAMETER) ?? '/';
  return /^\/(?![/\\])[!-~]*$/.test(wanted) ? wanted : '/';
}

import { firstHeader, type MailHeader } from './mail-header';

/** A verdict of the receiving service; `none` where it gave none. */
export type AuthenticationVerdict = 'pass' | 'fail' | 'none';

/** What the receiving service found out about where a message came from, never what the message says of itself. */
export interface MailAuthentication {
  readonly spf: AuthenticationVerdict;
  readonly dkim: AuthenticationVerdict;
  readonly dmarc: AuthenticationVerdict;
  /** Spam and malware verdicts of SES. */
  readonly spam: AuthenticationVerdict;
  readonly virus: AuthenticationVerdict;
  /** Domains the passed verdicts are about, lower case. */
  readonly spfDomain?: string;
  readonly dkimDomains: readonly string[];
  readonly dmarcDomain?: string;
}

/**
 * Reads the verdicts from what the receiving service put on top of the message (RFC 8601): the topmost
 * Authentication-Results, if it names one of `authservIds`, above the second Received. Anything further down was in the
 * message when it arrived, so its sender could have written it.
 */
export function readAuthentication(headers: readonly MailHeader[], authservIds: readonly string[]): MailAuthentication {
  const own = addedOnReceipt(headers);
  const results = firstHeader(own, 'authentication-results');
  const [server = '', ...clauses] = withoutComments(results ?? '').split(';');
  const isOurs = authservIds.includes(server.trim().split(/\s/)[0]?.toLowerCase() ?? '');
  const found = isOurs ? clauses.map((clause) => clause.trim().toLowerCase()) : [];
  // Of a method that must stand once, two contradict each other: one of them may have come in through a sender's words.
  const single = (method: string) => {
    const named = found.filter((clause) => clause.startsWith(`${method}=`));
    return named.length === 1 ? named[0] : undefined;
  };
  const spf = single('spf');
  const dkims = found.filter((clause) => clause.startsWith('dkim='));
  const dmarc = single('dmarc');
  const passedDkims = dkims.filter((clause) => verdictOf(clause) === 'pass');
  const spfDomain = domainIn(spf, /smtp\.mailfrom=(\S+)/) ?? domainIn(single('envelope-from'), /=(\S+)/);
  const dmarcDomain = domainIn(dmarc, /header\.from=(\S+)/);
  return {
    spf: verdictOf(spf),
    dkim: passedDkims.length > 0 ? 'pass' : verdictOf(dkims[0]),
    dmarc: verdictOf(dmarc),
    spam: sesVerdict(isOurs ? firstHeader(own, 'x-ses-spam-verdict') : undefined),
    virus: sesVerdict(isOurs ? firstHeader(own, 'x-ses-virus-verdict') : undefined),
    ...(spfDomain === undefined ? {} : { spfDomain }),
    dkimDomains: passedDkims
      .map((clause) => domainIn(clause, /header\.(?:d|i)=(\S+)/))
      .filter((domain) => domain !== undefined),
    ...(dmarcDomain === undefined ? {} : { dmarcDomain }),
  };
}

/**
 * Whether the address in From is proved: DMARC passed for its domain, or, where the domain has no DMARC policy, DKIM or
 * SPF passed for the domain or one above or below it.
 */
export function isSenderProved(authentication: MailAuthentication, from: string | undefined): boolean {
  const domain = domainOf(from ?? '');
  if (domain === undefined) return false;
  const { spf, dkim, dmarc, spfDomain, dkimDomains, dmarcDomain } = authentication;
  if (dmarc === 'pass') return dmarcDomain === undefined || isAligned(dmarcDomain, domain);
  if (dmarc === 'fail') return false;
  if (dkim === 'pass' && dkimDomains.some((signed) => isAligned(signed, domain))) return true;
  return spf === 'pass' && spfDomain !== undefined && isAligned(spfDomain, domain);
}

function addedOnReceipt(headers: readonly MailHeader[]): readonly MailHeader[] {
  const received = headers.flatMap(({ name }, index) => (name === 'received' ? [index] : []));
  return headers.slice(0, received[1] ?? headers.length);
}

/** Comments may hold anything, also what looks like a result (`spf=pass (x; dmarc=pass)`). */
function withoutComments(value: string): string {
  let depth = 0;
  let kept = '';
  for (const character of value) {
    if (character === '(') depth++;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += character;
  }
  return kept;
}

function verdictOf(clause: string | undefined): AuthenticationVerdict {
  const word = /^[a-z]+=([a-z]+)/.exec(clause ?? '')?.[1];
  if (word === 'pass') return 'pass';
  return word === undefined || word === 'none' || word === 'temperror' || word === 'neutral' ? 'none' : 'fail';
}

function sesVerdict(value: string | undefined): AuthenticationVerdict {
  if (value?.trim().toUpperCase() === 'PASS') return 'pass';
  return value?.trim().toUpperCase() === 'FAIL' ? 'fail' : 'none';
}

function domainIn(clause: string | undefined, pattern: RegExp): string | undefined {
  const found = pattern.exec(clause ?? '')?.[1];
  return found === undefined ? undefined : domainOf(found.includes('@') ? found : `@${found}`);
}

function domainOf(address: string): string | undefined {
  return /@([a-z0-9.-]+\.[a-z]{2,}|localhost)[>"']?$/i.exec(address.trim())?.[1]?.toLowerCase();
}

function isAligned(proved: string, domain: string): boolean {
  return proved === domain || proved.endsWith(`.${domain}`) || domain.endsWith(`.${proved}`);
}

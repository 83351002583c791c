import { firstHeader, type MailHeader } from './mail-header';

/** Why a message counts as sent by a program. */
export type AutomaticReason =
  | 'auto-submitted'
  | 'delivery-report'
  | 'no-return-path'
  | 'own-address'
  | 'role-address'
  | 'list'
  | 'bulk'
  | 'asks-for-no-answer';

/** What the rule looks at. */
export interface MailOrigin {
  readonly headers: readonly MailHeader[];
  /** The sender's address; undefined where none could be read. */
  readonly from: string | undefined;
  /** The media type of the whole message, lower case. */
  readonly type: string;
  /** Addresses we send from and receive at, lower case. */
  readonly ownAddresses: readonly string[];
}

/** Mail systems' and programs' own addresses (RFC 2142, and the usual no-reply). */
const ROLE_ADDRESS = /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|auto-?reply)(?:[+=._-].*)?@/i;

/**
 * Why a message must not be answered, or undefined: answering programs makes loops (RFC 3834). It may still be a case.
 */
export function automaticReason({ headers, from, type, ownAddresses }: MailOrigin): AutomaticReason | undefined {
  const autoSubmitted = firstHeader(headers, 'auto-submitted');
  if (type === 'multipart/report') return 'delivery-report';
  if (autoSubmitted !== undefined && !/^\s*no\b/i.test(autoSubmitted)) return 'auto-submitted';
  if (['x-autoreply', 'x-autorespond'].some((name) => firstHeader(headers, name) !== undefined))
    return 'auto-submitted';
  // Present and empty is the mark of a report; absent only means that nobody noted the envelope.
  if (/^\s*<\s*>\s*$/.test(firstHeader(headers, 'return-path') ?? 'absent')) return 'no-return-path';
  if (from !== undefined && ownAddresses.includes(from.toLowerCase())) return 'own-address';
  if (from !== undefined && ROLE_ADDRESS.test(from)) return 'role-address';
  if (headers.some(({ name }) => name.startsWith('list-'))) return 'list';
  if (/^\s*(?:bulk|junk|list|auto_reply)\b/i.test(firstHeader(headers, 'precedence') ?? '')) return 'bulk';
  if (/\b(?:all|autoreply|oof)\b/i.test(firstHeader(headers, 'x-auto-response-suppress') ?? ''))
    return 'asks-for-no-answer';
  return undefined;
}

import { Refusal } from '../../shared/domain/refusal';

/** A place in a list as a client carries it: the sort key to go on after. Says nothing about whose list it is. */
export function writePageToken(sortKey: string): string {
  return Buffer.from(sortKey, 'utf8').toString('base64url');
}

/** Refuses `unreadable-page-token` when the token is not one of this list (its sort keys begin with `prefix`). */
export function readPageToken(token: string, prefix: string): string {
  const sortKey = Buffer.from(token, 'base64url').toString('utf8');
  if (!sortKey.startsWith(prefix) || writePageToken(sortKey) !== token) throw new Refusal('unreadable-page-token');
  return sortKey;
}

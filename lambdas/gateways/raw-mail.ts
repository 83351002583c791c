import { type ObjectStore, openObjectStore } from './object-store';

/** The messages as they were received, by the key their arrival told. */
export type RawMail = Pick<ObjectStore, 'get' | 'remove'>;

/** The bucket SES puts received messages into. */
export function openRawMail(env: Readonly<Record<string, string | undefined>>): RawMail {
  return openObjectStore(env, env.MAIL_BUCKET ?? '');
}

import { openObjectStore } from './object-store';

/** The bucket that statement files are dropped into. */
export interface StatementDrops {
  put(place: StatementPlace, content: Uint8Array): Promise<void>;
  read(key: string): Promise<AsyncIterable<Uint8Array>>;
}

/** Whose folder a file lies in, and what it is called. */
export interface StatementPlace {
  readonly account: string;
  readonly name: string;
}

const PREFIX = 'statements/';

/** Where a file lies in the bucket: `statements/<account>/<name>`; folders before the name keep files apart. */
export function statementKey({ account, name }: StatementPlace): string {
  return `${PREFIX}${account}/${name}`;
}

/** Whose folder a key lies in; undefined for a key that is in nobody's. */
export function placeOf(key: string): StatementPlace | undefined {
  const [, account, name] = /^statements\/([^/]{1,60})\/(?:.*\/)?([^/]+)$/.exec(key) ?? [];
  return account === undefined || name === undefined ? undefined : { account, name: name.slice(-200) };
}

/** The statements' bucket; what lies there is read as a stream, whatever its size. */
export function openStatementDrops(env: Readonly<Record<string, string | undefined>>): StatementDrops {
  const objects = openObjectStore(env, env.STATEMENTS_BUCKET ?? '');
  return {
    put: (place, content) => objects.put(statementKey(place), content, 'application/octet-stream'),
    read: (key) => objects.stream(key),
  };
}

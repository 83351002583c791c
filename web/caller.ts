import type { Answer, Group, Operation, Sent } from '../shared/api/contract';
import { noteServerDate } from './clock';
import { readRefusal } from './refused';

type Api = Readonly<Record<string, Group>>;
type OperationName<A extends Api, G extends keyof A> = keyof A[G]['operations'] & string;
type OperationOf<A extends Api, G extends keyof A, N extends OperationName<A, G>> = Extract<
  A[G]['operations'][N],
  Operation
>;

/** The parts an operation takes, and a way to give up waiting. */
type Request<O extends Operation> = {
  readonly [Part in 'params' | 'query' | 'body' as Sent<O[Part]> extends undefined ? never : Part]: Sent<O[Part]>;
} & { readonly signal?: AbortSignal };

type Requested<O extends Operation> =
  Record<never, never> extends Request<O> ? [request?: Request<O>] : [request: Request<O>];

interface LooseRequest {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** The routes of some groups, `session.signIn` → `['POST', '/session']`. */
type Routes = Readonly<Record<string, readonly [method: string, path: string]>>;

/** Makes what calls the operations of these groups. It throws `Refused` with the reason when the server says no. */
export function callerOf<A extends Api>(routes: Routes) {
  return async function call<G extends keyof A & string, N extends OperationName<A, G>>(
    group: G,
    operation: N,
    ...[request]: Requested<OperationOf<A, G, N>>
  ): Promise<Answer<OperationOf<A, G, N>>> {
    const [method, path] = routes[`${group}.${operation}`] ?? [];
    if (method === undefined || path === undefined) throw new Error(`no route for ${group}.${operation}`);
    const { params = {}, query = {}, body, signal }: LooseRequest = request ?? {};
    const response = await fetch(addressOf(path, params, query), {
      method,
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
    noteServerDate(response.headers.get('date'));
    if (!response.ok) {
      throw (
        readRefusal(await response.json().catch(() => undefined)) ?? new Error(`${method} ${path}: ${response.status}`)
      );
    }
    return (await response.json()) as Answer<OperationOf<A, G, N>>;
  };
}

/** The address of an operation below `/api`: path parameters filled in, query parameters without a value left out. */
function addressOf(
  path: string,
  params: Readonly<Record<string, string>>,
  query: Readonly<Record<string, string | undefined>>,
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const search = new URLSearchParams(given).toString();
  return `/api${filled}${search && `?${search}`}`;
}

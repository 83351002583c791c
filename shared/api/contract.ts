import type * as z from 'zod';
import type { RefusalCode } from '../domain/refusal';
import type { TableName } from '../tables';

/** Who may call: anybody, a signed-in user of an agent (an owner where said), or staff in one of the roles. */
export type Caller = 'anyone' | 'user' | 'owner' | 'support' | 'finance' | 'admin';

/** One operation of the interface: from it come the route, the handler's types, `openapi.json` and the web client. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api`, with parameters as `{name}`. */
  readonly path: `/${string}`;
  /** Any one of these is enough. */
  readonly callers: readonly Caller[];
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
  /** The refusals of its own, beside those every operation can give. */
  readonly refusals: readonly RefusalCode[];
}

/**
 * What a Lambda may do with a table. `append` can add items that are not there and nothing else; `write` can also change
 * them; `delete` can remove them.
 */
export type Access = 'read' | 'append' | 'write' | 'delete';

/** A part of a table: the partitions with these keys; `*` at the end takes all that begin so. */
export interface Within {
  readonly access: readonly Access[];
  readonly partitions: readonly string[];
}

/** The operations of one Lambda, and the least it needs to run them. */
export interface Group {
  readonly name: string;
  readonly tables: Readonly<Partial<Record<TableName, readonly Access[] | Within | readonly Within[]>>>;
  /** May send SMS. */
  readonly sms?: true;
  /** May send mail. */
  readonly mail?: true;
  /** The secrets it may read, below the stage's own; `*` at the end takes all that begin so. */
  readonly secrets?: readonly string[];
  /** What it may do with uploaded papers. */
  readonly papers?: 'put' | 'get';
  /** May put statement files where they are read. */
  readonly statements?: 'put';
  /** What it may do with announcements' files. */
  readonly newsFiles?: 'put' | 'get';
  /** What it may do with the papers of cases. */
  readonly casePapers?: 'put' | 'get';
  readonly operations: Readonly<Record<string, Operation>>;
}

/** Keeps a group's literal types while checking it against the contract's shape. */
export function group<const G extends Group>(definition: G): G {
  return definition;
}

type Parsed<T> = T extends z.ZodType ? z.output<T> : undefined;

/** What an operation's handler receives, parsed. */
export interface Input<O extends Operation> {
  readonly params: Parsed<O['params']>;
  readonly query: Parsed<O['query']>;
  readonly body: Parsed<O['body']>;
}

/** What a client sends: the same before parsing, so defaults may be left out. */
export type Sent<T> = T extends z.ZodType ? z.input<T> : undefined;

/** What an operation answers. */
export type Answer<O extends Operation> = z.output<O['response']>;

/** Whether an operation is the back office's: its callers are staff, and never agents' users as well. */
export function isForStaff({ callers }: Pick<Operation, 'callers'>): boolean {
  return callers.some((caller) => caller === 'support' || caller === 'finance' || caller === 'admin');
}

/** The refusals any operation can give by its nature. */
export function commonRefusals(operation: Operation): RefusalCode[] {
  return [
    'invalid-request',
    ...(operation.method === 'GET' ? [] : (['foreign-origin'] as const)),
    ...(operation.callers.includes('anyone') ? [] : (['not-signed-in', 'not-allowed'] as const)),
  ];
}

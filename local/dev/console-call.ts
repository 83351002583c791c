/** One call of the console's interface. */
export interface ConsoleCall {
  readonly method: string;
  readonly pattern: RegExp;
  /** How long a body may be, when it is not the usual megabyte. */
  readonly limitBytes?: number;
  run(body: string, url: URL): Promise<ConsoleAnswer>;
}

/** JSON, or bytes as they are. */
export interface ConsoleAnswer {
  readonly status: number;
  readonly body: unknown;
  /** What bytes are saved as. */
  readonly name?: string;
}

export function ok(body: unknown): ConsoleAnswer {
  return { status: 200, body };
}

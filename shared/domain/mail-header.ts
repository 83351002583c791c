/** One header of a message: its name in lower case and its value, unfolded and decoded to text. */
export interface MailHeader {
  readonly name: string;
  readonly value: string;
}

/** The first header of a name: what a duplicate further down claims never counts. */
export function firstHeader(headers: readonly MailHeader[], name: string): string | undefined {
  return headers.find((header) => header.name === name)?.value;
}

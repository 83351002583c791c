import { createInterface } from 'node:readline';
import { openAgents } from '../../lambdas/stores/agents';
import type { Database } from '../../lambdas/stores/database';
import { formatPhone } from '../../shared/domain/phone';
import { candidatePhones, type Explanation, explainDescription } from '../../shared/domain/transfer-match';

/** Says of each description which phones it names and what would happen to an ordinary incoming transfer with it. */
export async function* explainTransfers(
  database: Database,
  texts: AsyncIterable<string> | Iterable<string>,
): AsyncIterable<Explanation> {
  const agents = openAgents(database);
  for await (const text of texts) {
    const registrations = await agents.registrations(candidatePhones({ description: text }));
    yield explainDescription(text, (phone) => registrations.find((found) => found.phone === phone));
  }
}

/** The lines of a stream, one text each, without the mark some editors put before the first. */
export async function* linesOf(input: NodeJS.ReadableStream): AsyncIterable<string> {
  let mark: RegExp | undefined = /^\uFEFF/;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    yield mark === undefined ? line : line.replace(mark, '');
    mark = undefined;
  }
}

/** The explanation for people. */
export function describeExplanation({ phones, outcome, reason, agent }: Explanation): string {
  const seen = phones.length === 0 ? 'no phone' : phones.map(formatPhone).join(', ');
  return `${outcome}${agent === undefined ? '' : ` to ${agent}`} (${reason}); sees ${seen}`;
}

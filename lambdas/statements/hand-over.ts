import type { BankAccount } from '../../shared/domain/bank-account';
import type { IdentifiedMovement } from '../../shared/domain/movement-identity';
import { filesFeedOf, movementOf } from '../../shared/domain/statement-use';
import { type HandleDependencies, handleReading } from '../loading/handle-reading';
import { readStatementEvents } from './read-statement';
import type { ReadOptions } from './statement-file';
import type { Survey } from './survey';

/** Lines handed over at a time: a file of any size needs little memory. */
const LINES_AT_ONCE = 200;

/**
 * Reads a file again and hands the lines of its believed statements to the loading, as movements of their accounts'
 * statement feed. Returns how many could not be handled now and must come again.
 */
export async function handOver(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions,
  { uses }: Pick<Survey, 'uses'>,
  accounts: readonly BankAccount[],
  dependencies: HandleDependencies,
): Promise<number> {
  let [index, failed] = [0, 0];
  let lines: IdentifiedMovement[] = [];
  const flush = async () => {
    const account = accounts.find(({ id }) => id === uses[index]?.account);
    const feed = account && filesFeedOf(account);
    if (account === undefined || feed === undefined || lines.length === 0) return;
    const { outcomes } = await handleReading(account, feed, lines, dependencies);
    failed += outcomes.filter(({ result }) => result === 'failed').length;
    lines = [];
  };
  for await (const event of readStatementEvents(source, options)) {
    const told = uses[index];
    if (event.kind === 'movement' && !event.isPending && told?.account !== undefined) {
      const line = movementOf(told.account, told, event.movement);
      if (line !== undefined && (told.use === 'credits' || told.use === 'controls')) lines.push(line);
      if (lines.length >= LINES_AT_ONCE) await flush();
    } else if (event.kind === 'closed') {
      await flush();
      index += 1;
    }
  }
  return failed;
}

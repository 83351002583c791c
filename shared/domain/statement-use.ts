import type { BankAccount } from './bank-account';
import { startOf } from './instant';
import type { Movement } from './movement';
import type { IdentifiedMovement } from './movement-identity';
import { maySupportCredits, type StatementFormat, type StatementMovement, type StatementSummary } from './statement';
import type { StatementUse } from './statement-file';

/** The feed by which an account takes movements from statement files, where it has one. */
export function filesFeedOf({ feeds }: Pick<BankAccount, 'feeds'>) {
  return feeds.find((feed) => feed.kind === 'statement-files');
}

/**
 * What may be done with a statement's lines. Where the account's files credit, or ever did, a line becomes balance: only of
 * a statement that was read without a refusal and that something vouches for. Elsewhere the lines only control, which needs
 * no proof, but reading without a refusal.
 */
export function decideUse(
  account: Pick<BankAccount, 'feeds' | 'cutOvers'> | undefined,
  statement: Pick<StatementSummary, 'refusals' | 'proof'>,
): StatementUse {
  const feed = account && filesFeedOf(account);
  if (account === undefined || feed === undefined) return 'kept';
  const isCrediting = account.feeds[0] === feed || account.cutOvers.some((cutOver) => cutOver.feed === feed.id);
  if (isCrediting) return maySupportCredits(statement) ? 'credits' : 'withheld';
  return statement.refusals === 0 ? 'controls' : 'withheld';
}

/** Interim reports cut a day anywhere, so they cannot tell a twin from a line told before. */
const DAILY: readonly StatementFormat[] = ['MT940', 'camt.053', 'CSV'];

/**
 * A booked line as a movement of the account. Its moment is the beginning of its day, as files tell no more. Undefined for
 * a line without the bank's number in an interim report: the day's statement brings it, told apart from its twins. A batch
 * that the file does not tell apart is doubtful, so that nobody is credited with it.
 */
export function movementOf(
  account: string,
  { currency, format }: { readonly currency: string; readonly format: StatementFormat },
  line: StatementMovement,
): IdentifiedMovement | undefined {
  if (!line.isNumbered && !DAILY.includes(format)) return undefined;
  const { id, bookedOn, amount, isReversal, description, counterparty, counterpartyIban, reference, balanceAfter } =
    line;
  const movement: Movement = {
    ...{ account, id, bookedAt: startOf(bookedOn), amount, currency, kind: 'OTHER', isReversal },
    description: description.slice(0, 1_000),
    ...(counterparty === undefined ? {} : { senderName: counterparty.slice(0, 200) }),
    ...(counterpartyIban === undefined ? {} : { senderIban: counterpartyIban }),
    ...(reference === undefined ? {} : { reference: reference.slice(0, 64) }),
    ...(balanceAfter === undefined ? {} : { balanceAfter }),
  };
  return { movement, isPossibleRepeat: line.isBatch };
}

import type { Words } from '../words/tr';

const told = [
  'bill-not-found',
  'already-paid',
  'amount-not-accepted',
  'older-bill-first',
  'institution-closed',
  'institution-refused',
  'not-sent',
] as const satisfies readonly (keyof Words)[];

/** Why a gateway did not take a payment, in words; gateways may have reasons we do not know. */
export function tellReason(reason: string | undefined, words: Words): string {
  const known = told.find((each) => each === reason);
  return known === undefined ? words.refusedSomehow : words[known];
}

/** Why a cancellation was refused, in words; a bank's own reason is told as it came. */
export function tellRefusedCancellation(reason: string, words: Words): string {
  if (reason === 'institution-refused') return words.cancellationRefusedByInstitution;
  return reason === 'too-late' ? words.cancellationRefusedTooLate : words.cancellationRefusedOtherwise(reason);
}

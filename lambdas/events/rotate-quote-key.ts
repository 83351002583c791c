import { randomBytes } from 'node:crypto';
import { checkQuoteKeys, turnQuoteKeys } from '../bills/quote-keys';
import { openRotation, type Renewal, RotationStep } from '../gateways/secret-rotation';
import { onTrigger } from '../runtime/trigger';

/** Nobody else has to be told of a new quote key, so the step `setSecret` has nothing to do. */
export const quoteKeyRenewal: Renewal = {
  next: (current) => turnQuoteKeys(current, randomBytes),
  check: checkQuoteKeys,
};

const rotate = openRotation();

/** Renews the key quotes are signed with, a step at a time, when Secrets Manager says so. */
export const handler = onTrigger(async (event: unknown) => rotate(RotationStep.parse(event), quoteKeyRenewal));

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { call } from '../call';
import { refreshAround } from '../payments/queries';
import { Refused } from '../refused';
import type { BasketItem } from './basket';

/** The interface answers or breaks off within 29 seconds; a line that says nothing longer is taken for dead. */
const ANSWER_WITHIN_MS = 35_000;

/** A basket after somebody pressed pay, and what is known of its request. */
export type Paying = {
  readonly items: readonly BasketItem[];
} & (
  | { readonly phase: 'sending' | 'answered' }
  /** No answer: it may have had its effect or not. `cutOffMs` is when the wait ended. */
  | { readonly phase: 'cut-off'; readonly cutOffMs: number }
);

/**
 * Paying a basket once. A refusal means nothing began, so the same basket may be sent again; without an answer each payment
 * is asked for by the id its quote minted, and is never sent again.
 */
export function usePaying() {
  const cache = useQueryClient();
  const isSending = useRef(false);
  const { mutate, reset, variables, status, error } = useMutation({
    mutationFn: async (items: readonly BasketItem[]) => {
      const body = {
        items: items.map(({ bill, amount }) => ({
          quote: bill.quote,
          ...(amount !== undefined && amount !== bill.amount && { amount }),
        })),
      };
      try {
        return await call('bills', 'pay', { body, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
      } catch (failure) {
        if (failure instanceof Refused) throw failure;
        throw new CutOff(Date.now());
      }
    },
    // Never kept for when the line is back: what is not sent now must not be sent unseen later.
    networkMode: 'always',
    onSuccess: ({ payments }) => {
      for (const payment of payments) cache.setQueryData(['payment', payment.id], payment);
    },
    onSettled: () => {
      isSending.current = false;
      refreshAround(cache);
    },
  });

  return {
    paying: readPaying(variables, status, error),
    /** Why the basket was refused as a whole; it is still on the table then. */
    refusal: error instanceof Refused ? error : undefined,
    pay: (items: readonly BasketItem[]) => {
      if (isSending.current) return;
      isSending.current = true;
      mutate(items);
    },
    /** Clears the table for the next inquiry; payments under way go on. */
    clear: reset,
  };
}

/** The request of a payment ended without an answer. */
class CutOff extends Error {
  override readonly name = 'CutOff';

  constructor(readonly atMs: number) {
    super('no answer');
  }
}

function readPaying(
  items: readonly BasketItem[] | undefined,
  status: 'idle' | 'pending' | 'success' | 'error',
  error: Error | null,
): Paying | undefined {
  if (items === undefined || status === 'idle') return undefined;
  if (status === 'pending') return { items, phase: 'sending' };
  if (status === 'success') return { items, phase: 'answered' };
  return error instanceof CutOff ? { items, phase: 'cut-off', cutOffMs: error.atMs } : undefined;
}

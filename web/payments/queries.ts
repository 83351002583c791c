import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import type { ShownPayment } from '../../shared/api/bills';
import { call } from '../call';
import { isRefused } from '../refused';
import { isAwaited, isNotStarted, isOpen, waitMs } from './follow';

const FRESH_MS = 2_000;
const LIST_WAIT_MS = 10_000;
/** A cancellation waits for the closing hour. */
const CANCELLING_WAIT_MS = 60_000;

/** A page of payments, newest first; asked again while one of them is still open. */
export function usePayments(query: { from?: string; to?: string; page?: string }) {
  return useQuery({
    queryKey: ['payments', query],
    queryFn: ({ signal }) => call('bills', 'payments', { query, signal }),
    placeholderData: (before) => before,
    refetchInterval: ({ state: { data } }) => {
      if (data?.payments.some(isAwaited)) return LIST_WAIT_MS;
      return data?.payments.some(isOpen) ? CANCELLING_WAIT_MS : false;
    },
  });
}

interface Following {
  /** Off while the request that starts the payment is itself on its way. */
  readonly isOn?: boolean;
  /** When that request was cut off (ms), if it was: then the server may not know the payment yet, or ever. */
  readonly cutOffMs?: number | undefined;
}

/** Asks for one payment again and again until its outcome is known. A change of its state refreshes lists and balance. */
export function paymentQuery(id: ShownPayment['id'], { isOn = true, cutOffMs }: Following = {}) {
  return queryOptions({
    queryKey: ['payment', id],
    queryFn: async ({ signal, client, queryKey }) => {
      const before = client.getQueryData<ShownPayment>(queryKey);
      const payment = await call('bills', 'payment', { params: { id }, signal });
      if (before?.state !== payment.state) refreshAround(client);
      return payment;
    },
    enabled: isOn,
    staleTime: FRESH_MS,
    retry: false,
    refetchInterval: ({ state: { data, error, errorUpdatedAt, dataUpdateCount, errorUpdateCount } }) => {
      const isOver = data ? !isOpen(data) : isGone(error, errorUpdatedAt, cutOffMs);
      return isOver ? false : waitMs(dataUpdateCount + errorUpdateCount);
    },
  });
}

/** What shows a payment beside itself: the lists, the balance and the statement. */
export function refreshAround(client: QueryClient): void {
  for (const name of ['payments', 'balance', 'statement']) void client.invalidateQueries({ queryKey: [name] });
}

function isGone(error: Error | null, answeredAtMs: number, cutOffMs: number | undefined): boolean {
  if (cutOffMs !== undefined) return isNotStarted(error, answeredAtMs, cutOffMs);
  return isRefused(error, 'not-found');
}

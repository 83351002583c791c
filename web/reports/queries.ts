import { queryOptions } from '@tanstack/react-query';
import type { EntryKind } from '../../shared/domain/ledger';
import type { CollectionOrder } from '../../shared/domain/report';
import { call } from '../call';
import type { Range } from '../paging/range';

type Days = Required<Range>;

/** A day in totals. */
export function dayEndQuery(day: string) {
  return queryOptions({
    queryKey: ['reports', 'day-end', day],
    queryFn: ({ signal }) => call('reports', 'dayEnd', { query: { day }, signal }),
  });
}

/** Collections of a range by day, institution or user. */
export function collectionsQuery(query: Days & { by: CollectionOrder }) {
  return queryOptions({
    queryKey: ['reports', 'collections', query],
    queryFn: ({ signal }) => call('reports', 'collections', { query, signal }),
  });
}

/** A page of a range's movements. */
export function movementsQuery(query: Days & { kind?: EntryKind; page?: string }) {
  return queryOptions({
    queryKey: ['reports', 'movements', query],
    queryFn: ({ signal }) => call('reports', 'movements', { query, signal }),
  });
}

/** How the balance went through a range. */
export function movementTotalsQuery(query: Days) {
  return queryOptions({
    queryKey: ['reports', 'movement-totals', query],
    queryFn: ({ signal }) => call('reports', 'movementTotals', { query, signal }),
  });
}

/** What was loaded on each day of a range. */
export function loadingsQuery(query: Days) {
  return queryOptions({
    queryKey: ['reports', 'loadings', query],
    queryFn: ({ signal }) => call('reports', 'loadings', { query, signal }),
  });
}

/** Commission of each day of a range. */
export function commissionsQuery(query: Days) {
  return queryOptions({
    queryKey: ['reports', 'commissions', query],
    queryFn: ({ signal }) => call('reports', 'commissions', { query, signal }),
  });
}

/** A page of what went back in a range. */
export function refundsQuery(query: Days & { page?: string }) {
  return queryOptions({
    queryKey: ['reports', 'refunds', query],
    queryFn: ({ signal }) => call('reports', 'refunds', { query, signal }),
  });
}

import type { ReportName } from '../../shared/api/reports';
import type { Words } from '../words/tr';

interface Report {
  readonly name: ReportName;
  /** Below `/raporlar/`. */
  readonly path: string;
  readonly word: keyof Words & ('dayEnd' | 'collections' | 'movements' | 'loadings' | 'commissions' | 'refunds');
  readonly lead: `${Report['word']}Lead`;
}

/** Every report, in the order people need them. */
export const reports: readonly Report[] = [
  { name: 'day-end', path: 'gun-sonu', word: 'dayEnd', lead: 'dayEndLead' },
  { name: 'collections', path: 'tahsilat', word: 'collections', lead: 'collectionsLead' },
  { name: 'movements', path: 'hareketler', word: 'movements', lead: 'movementsLead' },
  { name: 'loadings', path: 'yuklemeler', word: 'loadings', lead: 'loadingsLead' },
  { name: 'commissions', path: 'komisyonlar', word: 'commissions', lead: 'commissionsLead' },
  { name: 'refunds', path: 'iptal-ve-iadeler', word: 'refunds', lead: 'refundsLead' },
];

/** Whether a user may see a report: the day's own is everybody's, ranges are the owner's. */
export function maySee(name: ReportName, role: 'owner' | 'cashier'): boolean {
  return role === 'owner' || name === 'day-end';
}

import type { ControlHead } from './control';

/** What our transfers explain of the bank's movement, in kuruş: those of the day by what became of them, and midnight's. */
export function explainedBy({ ours, aroundMidnight }: Pick<ControlHead, 'ours' | 'aroundMidnight'>): number {
  return Object.values(ours).reduce<number>((sum, { amount }) => sum + amount, aroundMidnight);
}

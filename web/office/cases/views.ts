import type { CaseState } from '../../../shared/domain/case';

/** A named view of the queue: what is remembered of it stands in the address. */
export const views = [
  { name: 'waiting', state: 'received' },
  { name: 'mine', state: 'in-review', isMine: true },
  { name: 'review', state: 'in-review' },
  { name: 'papers', state: 'waiting-for-papers' },
  { name: 'applied', state: 'applied' },
  { name: 'rejected', state: 'rejected' },
  { name: 'closed', state: 'closed' },
] as const satisfies readonly { name: string; state: CaseState; isMine?: true }[];

export type View = (typeof views)[number];

/** The view an address names; the first where it names none. */
export function readView(name: string | null): View {
  return views.find((view) => view.name === name) ?? views[0];
}

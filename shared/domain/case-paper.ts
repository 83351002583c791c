import * as z from 'zod';
import { type Instant, later } from './instant';

/**
 * What a paper of a case is: a form of ours, a copy of somebody's ID, the closing statement we made, or what nobody has said
 * yet. The unsaid is treated as an ID copy: kept short, every view in the audit trail.
 */
export const CasePaperPurpose = z.enum(['form', 'id-copy', 'closing-statement', 'unsaid']);
export type CasePaperPurpose = z.infer<typeof CasePaperPurpose>;

/** A paper of a case: what is known of it. Its content lies in the papers' bucket until its time is over. */
export const CasePaper = z.object({
  id: z.string().regex(/^[a-z0-9]{10,64}$/),
  /** The message it came with. */
  message: z.string(),
  name: z.string().min(1).max(200),
  type: z.string().max(120),
  bytes: z.int().nonnegative(),
  purpose: CasePaperPurpose,
  /** `quarantined` ones are kept and explained, and opened by nobody; one of ours is `awaited` until it is made. */
  status: z.enum(['accepted', 'awaited', 'quarantined', 'deleted']),
  reason: z.string().max(60).optional(),
  /** Its key in the bucket. */
  place: z.string(),
});
export type CasePaper = z.infer<typeof CasePaper>;

/** How many days after its case is closed a paper is kept. */
export interface PaperDays {
  /** KVKK: as short as the purpose allows; thirty unless staff set another. */
  readonly idCopyDays: number;
  /** Law 6493 keeps records ten years. */
  readonly paperDays: number;
}

const DAY_MS = 86_400_000;

/** When a paper must be gone, its case having been closed at `closedAt`. Quarantined content is nobody's record. */
export function deletionOf({ purpose, status }: CasePaper, closedAt: Instant, days: PaperDays): Instant {
  const isOurs = purpose === 'closing-statement';
  const isRecord = isOurs || (purpose === 'form' && status === 'accepted');
  return later(closedAt, (isRecord ? days.paperDays : days.idCopyDays) * DAY_MS);
}

import * as z from 'zod';
import { Day } from './instant';
import { Kurus } from './kurus';

const Owed = Kurus.refine((amount) => amount > 0, 'must be positive');

/** An open bill as an inquiry returns it. Nothing of it is kept until it is paid. */
export const Bill = z
  .object({
    /** The institution's reference of the bill, unique within the institution. */
    bill: z.string().regex(/^[A-Za-z0-9./-]{1,40}$/),
    /** The month billed (`2026-10`), or in the institution's own words. */
    period: z.string().min(1).max(40),
    dueOn: Day.optional(),
    /** What is still owed. */
    amount: Owed,
    /** The least that may be paid of it, where a part may be. */
    minimum: Owed.optional(),
    /** Masked: see `maskName`. Not every institution tells it. */
    subscriberName: z.string().max(120).optional(),
  })
  .refine(({ amount, minimum }) => minimum === undefined || minimum <= amount, {
    path: ['minimum'],
    error: 'must not be above the amount',
  });
export type Bill = z.infer<typeof Bill>;

/** The open bills of one subscription; none when nothing is owed. */
export const Inquiry = z.object({ bills: z.array(Bill) });
export type Inquiry = z.infer<typeof Inquiry>;

const STARS = '*****';

/**
 * A name as a cashier may see it: enough to ask "is this yours?", too little to learn it. The first of several words
 * stays, of the others their first letter (`Mehmet Ö*****`). The number of stars tells nothing; masking twice changes
 * nothing.
 */
export function maskName(name: string): string {
  const words = name.normalize('NFC').split(/\s+/).filter(Boolean);
  return words.map((word, index) => (index === 0 && words.length > 1 ? word : `${[...word][0]}${STARS}`)).join(' ');
}

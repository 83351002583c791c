import * as z from 'zod';
import { Day } from './instant';
import { type Entry, Undoing } from './ledger';
import { PaymentId } from './quote';

/** What an entry comes from, as far as the entry itself tells it; a loading's bank and kind stand in its note. */
export const EntryOrigin = z.discriminatedUnion('of', [
  /** A bill paid, or given back because it was never paid (`refused`) or was cancelled. */
  z.object({
    of: z.literal('bill'),
    payment: PaymentId,
    institution: z.string(),
    period: z.string(),
    undone: Undoing.shape.why.optional(),
  }),
  /** The commission of a day. */
  z.object({ of: z.literal('day'), day: Day }),
]);
export type EntryOrigin = z.infer<typeof EntryOrigin>;

/** Read from the entry alone: no list of entries costs more for it. Undefined where the entry comes from something else. */
function originOf({ reference, contra, note = '', undoes }: Entry): EntryOrigin | undefined {
  const day = Day.safeParse(reference.replace(/^commission:/, ''));
  if (day.success) return { of: 'day', day: day.data };
  const payment = PaymentId.safeParse(reference.replace(/^payment:/, ''));
  const leg = contra.find(({ account }) => account.startsWith('institution:'));
  if (!payment.success || leg === undefined) return undefined;
  const institution = leg.account.slice('institution:'.length);
  const period = note.startsWith(`${institution} `) ? note.slice(institution.length + 1) : note;
  const undone = undoes === undefined ? {} : { undone: undoes.why };
  return { of: 'bill', payment: payment.data, institution, period, ...undone };
}

/** The entry with what it comes from. */
export function withOrigin(entry: Entry): Entry & { readonly origin: EntryOrigin | undefined } {
  return { ...entry, origin: originOf(entry) };
}

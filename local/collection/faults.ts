import * as z from 'zod';

/** How payments of a bill go. What each does is told in the README beside. */
const PaymentBehaviour = z.enum([
  'prompt',
  'refused',
  'unavailable',
  'lost-before',
  'lost-after',
  'late-paid',
  'late-refused',
  'unknown-then-paid',
  'error-then-paid',
  'refused-then-paid',
  'wrong-amount',
  'wrong-reference',
]);

const CancellationBehaviour = z.enum([
  'prompt',
  'refused',
  'unavailable',
  'lost-before',
  'lost-after',
  'late-accepted',
  'late-refused',
]);

/** What goes wrong at an institution or with a bill. What is left out is in order. */
export const CollectionFault = z.strictObject({
  inquiry: z.enum(['prompt', 'unavailable', 'lost']).default('prompt'),
  payment: PaymentBehaviour.default('prompt'),
  cancellation: CancellationBehaviour.default('prompt'),
  /** How a day's lines and totals tell of the first payment at the institution. */
  dayEnd: z.enum(['exact', 'missing-line', 'wrong-amount']).default('exact'),
  /** Every inquiry, payment and cancellation waits this long before anything happens. */
  slowMs: z.int().min(0).max(120_000).default(0),
  /** How late what is late becomes known. */
  lateSeconds: z.int().min(0).max(172_800).default(60),
  /** With what reason is refused. */
  reason: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/)
    .default('institution-refused'),
  /** Closed, whatever its hours. */
  isClosed: z.boolean().default(false),
});
export type CollectionFault = z.infer<typeof CollectionFault>;

/** Faults by institution (`kent-su`) or bill (`kent-su/20261012345678`). In a request, what is left out stays as it is. */
export const CollectionFaults = z.record(z.string().max(100), CollectionFault);
export type CollectionFaults = z.infer<typeof CollectionFaults>;

const inOrder = CollectionFault.parse({});

/** The fault of a bill; where it has none of its own, its institution's. */
export function faultOf(
  faults: ReadonlyMap<string, CollectionFault>,
  institution: string,
  bill: string | undefined = undefined,
): CollectionFault {
  return faults.get(`${institution}/${bill}`) ?? faults.get(institution) ?? inOrder;
}

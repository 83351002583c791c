import * as z from 'zod';
import { AgentNumber } from './agent';
import { formKinds } from './form';
import { PaymentId } from './quote';

/** Why a file, or a part of what is in it, could not be read. */
export const UnreadReason = z.enum([
  /** Neither a PDF nor a photograph we know. */
  'unknown-type',
  'too-large',
  /** Opens by a password only. */
  'encrypted',
  /** Damaged, or not what it says it is. */
  'broken',
  /** Reading it takes more time or memory than a form ever needs. */
  'too-costly',
  /** A form of a version, or a code, that we do not know. */
  'unknown-form',
  /** Our form's words, but not in the places where they are printed. */
  'unknown-layout',
  /** A picture: its code was read, its handwriting is for people. */
  'only-code',
  /** A picture without a readable code. */
  'no-code',
  /** A document with neither fields nor a form of ours. */
  'no-fields',
  /** Drawn marks, such as ticks, that leave no text behind when a form is flattened. */
  'marks-unread',
]);
export type UnreadReason = z.infer<typeof UnreadReason>;

/** A field as it was found. `confidence` is 1 for what the file states itself, less for what stands where it should. */
export const FieldReading = z.object({
  name: z.string(),
  value: z.string(),
  source: z.enum(['acroform', 'text', 'code']),
  confidence: z.number().min(0).max(1),
});
export type FieldReading = z.infer<typeof FieldReading>;

/**
 * What a file says. `form` names agent and payment only when its code is signed by us: an unsigned one could name anybody.
 * What cannot be read is left out, never guessed; `reason` says why.
 */
export const FormReading = z.object({
  form: z
    .object({
      kind: z.enum(formKinds),
      version: z.int().positive(),
      agent: AgentNumber.optional(),
      payment: PaymentId.optional(),
      isSigned: z.boolean(),
    })
    .optional(),
  fields: z.array(FieldReading),
  reason: UnreadReason.optional(),
});
export type FormReading = z.infer<typeof FormReading>;

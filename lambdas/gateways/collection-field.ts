import * as z from 'zod';

/** A time with any offset, as the text of an instant. */
export const WrittenTime = z.iso.datetime({ offset: true }).transform((written) => new Date(written).toISOString());

/** A text of which missing, null and blank are the same. */
export const WrittenExtra = z
  .string()
  .nullish()
  .transform((text) => text?.trim() || undefined);

/** A field that an answer must not carry. */
export const Absent = z.null().optional();

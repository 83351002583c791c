import * as z from 'zod';

/** A column by its words in the header line, blanks around them apart. */
const Column = z.string().min(1).max(80);

/**
 * How one bank's CSV of one account is to be read: nothing is guessed. Amounts stand in one signed column (`amount`), in
 * one with a mark beside it (`amount` and `side`), or in two (`debit` and `credit`). With a `balance` at each line the
 * lines are proved; without, they may only control.
 */
export const CsvMapping = z
  .object({
    /** The account's IBAN or number: the file rarely tells it. */
    account: z.string().min(1).max(40),
    currency: z.string().regex(/^[A-Z]{3}$/),
    delimiter: z.enum([',', ';', '\t', '|']),
    /** Lines above the header line. */
    skippedLines: z.int().min(0).max(50).default(0),
    dateFormat: z.enum(['dd.mm.yyyy', 'dd/mm/yyyy', 'dd-mm-yyyy', 'yyyy-mm-dd', 'yyyymmdd', 'ddmmyyyy']),
    decimalMark: z.enum([',', '.']),
    /** Whether the newest line comes first. */
    isNewestFirst: z.boolean().default(false),
    columns: z.object({
      bookedOn: Column,
      amount: Column.optional(),
      side: Column.optional(),
      debit: Column.optional(),
      credit: Column.optional(),
      balance: Column.optional(),
      currency: Column.optional(),
      description: Column,
      counterparty: Column.optional(),
      counterpartyIban: Column.optional(),
      reference: Column.optional(),
      number: Column.optional(),
    }),
    /** What the column `side` says of a credit and of a debit. */
    sides: z.object({ credit: z.string().min(1), debit: z.string().min(1) }).optional(),
  })
  .refine(
    ({ columns: { amount, side, debit, credit }, sides }) =>
      amount === undefined
        ? debit !== undefined && credit !== undefined && side === undefined
        : debit === undefined && credit === undefined && (side === undefined) === (sides === undefined),
    'amounts stand in one column, in one with a side and its words, or in debit and credit',
  );
export type CsvMapping = z.infer<typeof CsvMapping>;

import type { Values } from './figure';

/** The most that things may cost. Units and bytes only: times differ between machines and are never promised. */
export const budgets = {
  credit: { writeUnits: 4, readUnits: 2, roundTrips: 2 },
  /** Round trips before the gateway is called. */
  pay: { writeUnits: 7, readUnits: 2.5, roundTrips: 2 },
  /** Of a run with one open payment; round trips before the gateway is asked. */
  settle: { writeUnits: 2, readUnits: 4, roundTrips: 3 },
  refund: { writeUnits: 5, readUnits: 4, roundTrips: 3 },
  inquiry: { writeUnits: 0, readUnits: 1, roundTrips: 1 },
  signInCheck: { writeUnits: 0, readUnits: 0.5, roundTrips: 1 },
  listPage: { writeUnits: 0, readUnits: 2, roundTrips: 1 },
  /** Asked every half minute by who looks, whatever waits: five accounts, a month, and more in suspense than is counted. */
  overview: { writeUnits: 0, readUnits: 32, roundTrips: 2 },
  /** A quarter above the largest Lambda when this was set (641 KB, with S3): notices a library that slipped in. */
  lambda: { rawKb: 800 },
  /** The Lambda that sets pages carries the PDF library and its fonts, and loads them only when it prints. */
  printingLambda: { rawKb: 2_850 },
  /** Of a process that reads a statement file of any size. */
  statementMemory: { peakMb: 256 },
  /** The reader of statements carries the parsers of three formats beside all that loads balances. */
  statementLambda: { rawKb: 900 },
  /** The Lambdas that write letters carry the composer of mail and its service beside the rest. */
  writingLambda: { rawKb: 1_250 },
  /** The reader of mail carries the readers of PDF, of codes in pictures and of everything that is attached. */
  readingLambda: { rawKb: 3_600 },
  phones: { misses: 0, falseFinds: 0 },
} as const satisfies Readonly<Record<string, Values>>;

import * as z from 'zod';
import { Kurus, kurus } from './kurus';

/** Amounts and times the company decides, and banks change: staff keep them, nobody deploys for them. */
export const Limits = z.object({
  /** Money that staff move by hand above this needs a second person. */
  secondPersonAbove: Kurus.refine((amount) => amount >= 0),
  /** How long a copy of an ID is kept after its case or cancellation is closed. */
  idCopyDays: z.int().min(1).max(365),
  /** How long every other paper is kept after its case is closed: ten years by law 6493. */
  paperDays: z.int().min(365).max(7_300),
  /** The most one FAST may carry, as agents are told. */
  fastMost: Kurus.refine((amount) => amount > 0),
  /** Sums above this on one day need a description of at least twenty characters at the sender's bank. */
  longDescriptionAbove: Kurus.refine((amount) => amount > 0),
});
export type Limits = z.infer<typeof Limits>;

/** What holds until staff say otherwise. */
export const defaultLimits: Limits = {
  secondPersonAbove: kurus(1_000_000),
  idCopyDays: 30,
  paperDays: 3_650,
  fastMost: kurus(10_000_000),
  longDescriptionAbove: kurus(40_000_000),
};

import * as z from 'zod';
import { AgentNumber } from './agent';
import { Instant } from './instant';

/** What an uploaded paper is for. An ID copy is personal data of a customer: encrypted, every view logged, deleted early. */
export const PaperPurpose = z.enum(['cancellation-form', 'id-copy']);
export type PaperPurpose = z.infer<typeof PaperPurpose>;

export const PaperType = z.enum(['application/pdf', 'image/jpeg', 'image/png']);
export type PaperType = z.infer<typeof PaperType>;

/**
 * The most one paper may hold. What the interface carries to a Lambda is limited to 6 MB with a third lost to base64; the
 * pages shrink photographs before they send them.
 */
export const LARGEST_PAPER_BYTES = 4_000_000;

/** A paper an agent uploaded: what is known of it. Its content lies in the papers' bucket under its id. */
export const Paper = z.object({
  id: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/),
  agent: AgentNumber,
  purpose: PaperPurpose,
  type: PaperType,
  bytes: z.int().positive(),
  uploadedAt: Instant,
  uploadedBy: z.string(),
  /** When it is deleted, unless it came to be a case's: then its case decides. */
  deleteAt: Instant.optional(),
});
export type Paper = z.infer<typeof Paper>;

/**
 * What a file is, by its content and not its name: PDF, JPEG or PNG. Everything else is undefined, HEIC too: telephones
 * send JPEG when a page asks for it.
 */
export function typeOfContent(content: Uint8Array): PaperType | undefined {
  if (startsWith(content, [0x25, 0x50, 0x44, 0x46, 0x2d])) return 'application/pdf';
  if (startsWith(content, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(content, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  return undefined;
}

function startsWith(content: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => content[index] === byte);
}

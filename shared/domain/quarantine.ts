import * as z from 'zod';

/** Every reason for which an attachment is kept but not opened. */
export const QuarantineReason = z.enum([
  'malware',
  'executable',
  'script',
  'disguised-name',
  'encrypted',
  'macro',
  'active-content',
  'web-page',
  'unsupported-document',
  'unsupported-image',
  'unsupported-archive',
  'archive-limits',
  'broken-archive',
  'signature',
  'too-many-attachments',
  'nested-too-deep',
  'outside-structure',
  'message-too-large',
  'empty',
  'unknown-type',
]);
export type QuarantineReason = z.infer<typeof QuarantineReason>;

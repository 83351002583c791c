import * as z from 'zod';
import type { UserRole } from './agent';
import { formKinds } from './form';
import { Instant } from './instant';
import { PaperType } from './paper';

/** Who reads an announcement: everybody who signs in for an agent, or the owners only. */
export const Audience = z.enum(['everyone', 'owners']);
export type Audience = z.infer<typeof Audience>;

/** A file that goes with an announcement. Its content lies in the papers' bucket, apart from the papers. */
export const AnnouncementFile = z.object({
  id: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/),
  name: z.string().trim().min(1).max(120),
  type: PaperType,
  bytes: z.int().positive(),
});
export type AnnouncementFile = z.infer<typeof AnnouncementFile>;

/** News for agents (duyuru), as staff wrote it. Plain text; an empty line begins a paragraph. */
export const Announcement = z.object({
  /** Minted where it is written, so that saving it twice writes it once. */
  id: z.uuid(),
  title: z.string().trim().min(3).max(120),
  text: z.string().trim().min(1).max(5_000),
  audience: Audience,
  /** Agents see it from this moment on … */
  from: Instant,
  /** … and no longer from this one on; always, where there is none. */
  until: Instant.optional(),
  /** Stands above the others on the home page. */
  isPinned: z.boolean(),
  files: z.array(AnnouncementFile).max(5),
  /** The forms it hands out: each is made when somebody downloads it, blank or filled for them. */
  forms: z.array(z.enum(formKinds)).max(formKinds.length).default([]),
});
export type Announcement = z.infer<typeof Announcement>;

/** What lists show of an announcement. */
export const AnnouncementHead = Announcement.omit({ text: true, files: true, forms: true }).extend({
  /** Files and forms together. */
  fileCount: z.int(),
});
export type AnnouncementHead = z.infer<typeof AnnouncementHead>;

/** What lists show of an announcement. */
export function headOf({ text: _, files, forms, ...head }: Announcement): AnnouncementHead {
  return { ...head, fileCount: files.length + forms.length };
}

/** The most letters a detail of the audit trail holds, less room for what was before. */
const PIECE = 490;

/** All of an announcement as facts for the audit trail: its text in pieces, its files by name. */
export function announcementFacts({ text, files, forms, ...head }: Announcement): Readonly<Record<string, unknown>> {
  const pieces = text.match(new RegExp(`[^]{1,${PIECE}}`, 'g')) ?? [];
  return {
    ...head,
    files: files.map(({ name }) => name).join(', '),
    forms: forms.join(', '),
    ...Object.fromEntries(pieces.map((piece, index) => [index === 0 ? 'text' : `text.${index + 1}`, piece])),
  };
}

/** Whether somebody sees an announcement at a moment. */
export function isVisible(
  { audience, from, until }: Pick<Announcement, 'audience' | 'from' | 'until'>,
  role: UserRole,
  now: Instant,
): boolean {
  const isForThem = audience === 'everyone' || role === 'owner';
  return isForThem && from <= now && (until === undefined || now < until);
}

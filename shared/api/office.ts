import * as z from 'zod';
import { AgentNumber } from '../domain/agent';
import { Announcement, AnnouncementFile, AnnouncementHead } from '../domain/announcement';
import { AuditEntry } from '../domain/audit';
import { BankAccount, CutOver, FeedId } from '../domain/bank-account';
import { Day } from '../domain/instant';
import { Institution, InstitutionId } from '../domain/institution';
import { Kurus } from '../domain/kurus';
import { Limits } from '../domain/limits';
import { Holiday } from '../domain/working-day';
import { group } from './contract';
import { PageToken } from './page';

/** How often a record was changed, as the client saw it; 0 for a new one. */
const Seen = z.int().nonnegative();

/** A company account as accounting keeps it; how its feeds are read is the operators' business. */
export const KeptAccount = BankAccount.omit({ feeds: true }).extend({
  feeds: z.array(z.object({ id: FeedId, kind: z.enum(['activity-service', 'ohvps', 'statement-files']) })),
  version: Seen,
});
export type KeptAccount = z.infer<typeof KeptAccount>;

/** An institution as it is kept, with everything that inquiries and payments go by. */
export const KeptInstitution = z.object({ institution: Institution, version: Seen });
export type KeptInstitution = z.infer<typeof KeptInstitution>;

export const office = group({
  name: 'office',
  tables: {
    Agents: { access: ['read', 'write'], partitions: ['STAFF#*', 'AGENT#*'] },
    Transactions: { access: ['read'], partitions: ['BANK#*'] },
    Office: {
      access: ['read', 'append', 'delete'],
      partitions: ['BANK-ACCOUNTS', 'INSTITUTIONS', 'HOLIDAYS', 'LIMITS', 'ANNOUNCEMENTS', 'ANNOUNCEMENT#*', 'AUDIT#*'],
    },
  },
  newsFiles: 'put',
  operations: {
    accounts: {
      method: 'GET',
      path: '/office/accounts',
      callers: ['support', 'finance', 'admin'],
      summary: "The company's bank accounts, shown to agents or not.",
      response: z.object({ accounts: z.array(KeptAccount) }),
      refusals: [],
    },
    saveAccount: {
      method: 'PUT',
      path: '/office/accounts/{id}',
      callers: ['finance', 'admin'],
      summary: 'Add a bank account (version 0), or change the one that was seen. Its IBAN is checked.',
      params: z.object({ id: BankAccount.shape.id }),
      body: KeptAccount.omit({ id: true, currency: true, feeds: true, cutOvers: true }),
      response: KeptAccount,
      refusals: ['wrong-iban', 'iban-taken', 'changed-meanwhile'],
    },
    setCutOver: {
      method: 'PUT',
      path: '/office/accounts/{id}/cut-over',
      callers: ['finance', 'admin'],
      summary:
        'Let another feed of the account that was seen credit from a moment on. One still well ahead is replaced.',
      params: z.object({ id: BankAccount.shape.id }),
      body: CutOver.pick({ feed: true, from: true }).extend({ version: Seen }),
      response: KeptAccount,
      refusals: ['not-found', 'cut-over-not-possible', 'feed-not-ready', 'changed-meanwhile'],
    },
    institutions: {
      method: 'GET',
      path: '/office/institutions',
      callers: ['support', 'finance', 'admin'],
      summary: 'Every institution with its rules and tariffs, also those whose bills are not taken.',
      response: z.object({ institutions: z.array(KeptInstitution) }),
      refusals: [],
    },
    saveInstitution: {
      method: 'PUT',
      path: '/office/institutions',
      callers: ['finance', 'admin'],
      summary:
        'Add an institution (version 0), or change the one that was seen. Bills quoted before keep what they were quoted.',
      body: KeptInstitution,
      response: KeptInstitution,
      refusals: ['changed-meanwhile'],
    },
    setNotice: {
      method: 'PUT',
      path: '/office/institutions/{id}/notice',
      callers: ['support', 'finance', 'admin'],
      summary: 'What agents are told before they ask an institution, such as an outage; without a notice, nothing.',
      params: z.object({ id: InstitutionId }),
      body: z.object({ notice: Institution.shape.notice, version: Seen }),
      response: KeptInstitution,
      refusals: ['not-found', 'changed-meanwhile'],
    },
    holidays: {
      method: 'GET',
      path: '/office/holidays',
      callers: ['support', 'finance', 'admin'],
      summary: 'The public holidays of a year: when banks take no cancellation notices, or only until noon.',
      query: z.object({ year: z.string().regex(/^20\d\d$/) }),
      response: z.object({ holidays: z.array(Holiday) }),
      refusals: [],
    },
    saveHoliday: {
      method: 'PUT',
      path: '/office/holidays/{day}',
      callers: ['finance', 'admin'],
      summary: 'Make a day a holiday, or change what kind.',
      params: z.object({ day: Day }),
      body: Holiday.omit({ day: true }),
      response: Holiday,
      refusals: [],
    },
    dropHoliday: {
      method: 'DELETE',
      path: '/office/holidays/{day}',
      callers: ['finance', 'admin'],
      summary: 'Make a day an ordinary one again.',
      params: z.object({ day: Day }),
      response: z.object({}),
      refusals: [],
    },
    limits: {
      method: 'GET',
      path: '/office/limits',
      callers: ['support', 'finance', 'admin'],
      summary: 'The limits of the network.',
      response: Limits.extend({ version: Seen }),
      refusals: [],
    },
    saveLimits: {
      method: 'PUT',
      path: '/office/limits',
      callers: ['finance', 'admin'],
      summary: 'Change the limits that were seen.',
      body: Limits.extend({ version: Seen }),
      response: Limits.extend({ version: Seen }),
      refusals: ['changed-meanwhile'],
    },
    setDailyLimit: {
      method: 'PUT',
      path: '/office/agents/{number}/daily-limit',
      callers: ['finance', 'admin'],
      summary: "The most an agent's payments may take on one day; without an amount the network's own again.",
      params: z.object({ number: AgentNumber }),
      body: z.object({
        dailyLimit: Kurus.refine((amount) => amount >= 0).optional(),
        reason: z.string().trim().min(3).max(200),
      }),
      response: z.object({}),
      refusals: ['not-found', 'changed-meanwhile'],
    },
    announcements: {
      method: 'GET',
      path: '/office/announcements',
      callers: ['support', 'admin'],
      summary: 'Every announcement, also those to come and those that are over, newest first.',
      query: z.object({ page: PageToken.optional() }),
      response: z.object({ announcements: z.array(AnnouncementHead), next: PageToken.optional() }),
      refusals: ['unreadable-page-token'],
    },
    announcement: {
      method: 'GET',
      path: '/office/announcements/{id}',
      callers: ['support', 'admin'],
      summary: 'One announcement, to change it.',
      params: z.object({ id: Announcement.shape.id }),
      response: Announcement.extend({ version: Seen }),
      refusals: ['not-found'],
    },
    saveAnnouncement: {
      method: 'PUT',
      path: '/office/announcements/{id}',
      callers: ['support', 'admin'],
      summary: 'Write an announcement (version 0), or change the one that was seen.',
      params: z.object({ id: Announcement.shape.id }),
      body: Announcement.omit({ id: true }).extend({ version: Seen }),
      response: Announcement.extend({ version: Seen }),
      refusals: ['changed-meanwhile', 'never-visible'],
    },
    uploadFile: {
      method: 'POST',
      path: '/office/announcement-files',
      callers: ['support', 'admin'],
      summary: 'Upload a file for an announcement: PDF, JPEG or PNG of at most 4 MB.',
      body: z.object({
        /** The announcement it is for; one that is still being written has its id already. */
        announcement: Announcement.shape.id,
        name: AnnouncementFile.shape.name,
        content: z.base64().max(5_600_000),
      }),
      response: AnnouncementFile,
      refusals: ['file-not-accepted'],
    },
    history: {
      method: 'GET',
      path: '/office/history',
      callers: ['finance', 'admin'],
      summary:
        'Who changed an account, an institution, a holiday, an announcement, the limits or an agent’s daily limit, newest first.',
      query: z.object({
        subject: z
          .string()
          .regex(
            /^(account:[a-z0-9-]{2,40}|institution:[a-z0-9-]{1,40}|holiday:\d{4}-\d{2}-\d{2}|announcement:[0-9a-f-]{36}|limits|agent:\d{8})$/,
          ),
        page: PageToken.optional(),
      }),
      response: z.object({ entries: z.array(AuditEntry), next: PageToken.optional() }),
      refusals: ['unreadable-page-token'],
    },
  },
});

import * as z from 'zod';
import { formKinds } from '../domain/form';
import { PaymentId } from '../domain/quote';
import { group } from './contract';

const Label = z.object({ tr: z.string(), en: z.string() });

/** A form as it is offered: what it is for, what goes with it and where it is sent. */
export const OfferedForm = z.object({
  kind: z.enum(formKinds),
  version: z.int().positive(),
  title: Label,
  lead: Label,
  mailbox: z.email(),
  /** The copy of an ID that goes with it. */
  idCopy: Label.optional(),
  /** The name of its page in the portal, where it has one. */
  page: z.string().optional(),
  /** Whether the caller may have it filled with what is known of the agent. */
  mayBeFilled: z.boolean(),
});
export type OfferedForm = z.infer<typeof OfferedForm>;

export const forms = group({
  name: 'forms',
  tables: {
    Agents: { access: ['read', 'write'], partitions: ['AGENT#*'] },
    Transactions: { access: ['read'], partitions: ['AGENT#*'] },
    Office: { access: ['read'], partitions: ['INSTITUTIONS'] },
  },
  secrets: ['form-key'],
  operations: {
    list: {
      method: 'GET',
      path: '/forms',
      callers: ['user'],
      summary: 'The forms that are handed out, and where each is sent.',
      response: z.object({ forms: z.array(OfferedForm) }),
      refusals: [],
    },
    download: {
      method: 'POST',
      path: '/forms/{kind}/downloads',
      callers: ['user'],
      summary:
        'A form as a fillable PDF with a signed code: blank, or filled with what is known of the agent (owners, where the form is theirs to send) and of one of its payments.',
      params: z.object({ kind: z.enum(formKinds) }),
      body: z.object({
        isBlank: z.boolean(),
        /** The payment a bill cancellation is about. */
        payment: PaymentId.optional(),
      }),
      response: z.object({ fileName: z.string(), mediaType: z.literal('application/pdf'), content: z.base64() }),
      refusals: ['not-found'],
    },
  },
});

import * as z from 'zod';
import { CaseNumber, CaseRow } from '../domain/case';
import { onlineKinds } from '../domain/form';
import { Paper } from '../domain/paper';
import { group } from './contract';
import { PageToken } from './page';

/** A case as its agent sees it. */
export const OwnCase = CaseRow.pick({
  number: true,
  kind: true,
  channel: true,
  state: true,
  receivedAt: true,
  subject: true,
  decidedAt: true,
  reason: true,
  missing: true,
}).extend({ papers: z.int().nonnegative() });
export type OwnCase = z.infer<typeof OwnCase>;

export const paperwork = group({
  name: 'paperwork',
  tables: {
    Agents: { access: ['read', 'write'], partitions: ['AGENT#*', 'THROTTLE#*'] },
    Office: [
      { access: ['read', 'append'], partitions: ['PAPERS#*'] },
      { access: ['append', 'delete'], partitions: ['PAPER-DELETIONS'] },
      { access: ['read', 'append', 'write'], partitions: ['CASE*'] },
      { access: ['read'], partitions: ['LIMITS'] },
    ],
  },
  papers: 'put',
  operations: {
    upload: {
      method: 'POST',
      path: '/paperwork/papers',
      callers: ['user'],
      summary:
        'Upload a form or an ID copy: PDF, JPEG or PNG of at most 4 MB. What a camera wrote into a photograph is removed.',
      body: z.object({ purpose: Paper.shape.purpose, content: z.base64().max(5_600_000) }),
      response: z.object({ id: Paper.shape.id, type: Paper.shape.type, bytes: Paper.shape.bytes }),
      refusals: ['file-not-accepted', 'too-many-attempts'],
    },
    submitForm: {
      method: 'POST',
      path: '/paperwork/forms/{kind}',
      callers: ['owner'],
      summary:
        'Send a form online: it becomes a case like one that came by mail. The same key again is the same case, and is refused with other content. A refusal names the first wrong field.',
      params: z.object({ kind: z.enum(onlineKinds) }),
      body: z.object({
        /** Minted by the sender, once for each form. */
        key: z.uuid(),
        /** As written, by the names of the form's fields. */
        values: z.record(z.string().max(60), z.string().max(400)),
        /** The uploaded copy of an ID, where the form wants one. */
        idCopy: Paper.shape.id.optional(),
      }),
      response: z.object({ number: CaseNumber }),
      refusals: ['form-not-accepted', 'form-conflict', 'file-not-accepted', 'too-many-attempts'],
    },
    cases: {
      method: 'GET',
      path: '/paperwork/cases',
      callers: ['user'],
      summary:
        "The agent's cases, newest first, and what became of them; a cashier sees those they sent. Pages may be short.",
      query: z.object({ page: PageToken.optional() }),
      response: z.object({ cases: z.array(OwnCase), next: PageToken.optional() }),
      refusals: ['unreadable-page-token'],
    },
  },
});

import * as z from 'zod';
import { CaseRow } from '../domain/case';
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
  tables: { Agents: { access: ['read', 'write'], partitions: ['AGENT#*', 'THROTTLE#*'] }, Office: ['read', 'append'] },
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

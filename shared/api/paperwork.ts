import * as z from 'zod';
import { Paper } from '../domain/paper';
import { group } from './contract';

export const paperwork = group({
  name: 'paperwork',
  tables: { Agents: ['read', 'write'], Office: ['read', 'append'] },
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
  },
});

import * as z from 'zod';
import { PaymentId } from '../domain/quote';
import { Receipt } from '../domain/receipt';
import { group } from './contract';

export const receipts = group({
  name: 'receipts',
  tables: {
    Agents: { access: ['read', 'write'], partitions: ['AGENT#*'] },
    Transactions: { access: ['read'], partitions: ['AGENT#*'] },
    Office: { access: ['read', 'append'], partitions: ['INSTITUTIONS', 'PRINTS#*'] },
  },
  secrets: ['receipt-key'],
  operations: {
    print: {
      method: 'POST',
      path: '/receipts/{id}/prints',
      callers: ['user'],
      summary:
        'The receipt of a payment as a PDF, on A5 or on an 80 mm roll. Every printing after the first is marked TEKRAR.',
      params: z.object({ id: PaymentId }),
      body: z.object({ paper: z.enum(['a5', '80mm']) }),
      response: z.object({ fileName: z.string(), mediaType: z.literal('application/pdf'), content: z.base64() }),
      refusals: ['not-found', 'no-receipt'],
    },
    letter: {
      method: 'GET',
      path: '/receipts/{id}/letter',
      callers: ['user'],
      summary:
        'The letter to the institution that goes with a requested receipt, as a PDF on A4. Refuses `not-found` where none was requested.',
      params: z.object({ id: PaymentId }),
      response: z.object({ fileName: z.string(), mediaType: z.literal('application/pdf'), content: z.base64() }),
      refusals: ['not-found', 'no-receipt'],
    },
    verify: {
      method: 'GET',
      path: '/receipts/verify/{token}',
      callers: ['anyone'],
      summary: 'What a receipt says, by the token of its verification link, as the payment stands now.',
      params: z.object({ token: z.string().max(64) }),
      response: Receipt,
      refusals: ['not-found'],
    },
  },
});

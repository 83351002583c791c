import type { Queues } from '../queues';
import { type ConsoleCall, ok } from './console-call';

/** The dead letters of this machine's queues, also for `ops dlq`. */
export function deadLetterCalls(queues: Queues): ConsoleCall[] {
  return [
    { method: 'GET', pattern: /^\/dev\/api\/dead-letters$/, run: async () => ok(queues.deadLetters()) },
    {
      method: 'POST',
      pattern: /^\/dev\/api\/dead-letters\/[a-z-]+\/redrive$/,
      run: async (_, { pathname }) => ok({ redriven: queues.redrive(pathname.split('/')[4] ?? '') }),
    },
  ];
}

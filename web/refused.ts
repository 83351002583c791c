import { type Language, refusals } from '../shared/api/refusals';
import type { RefusalCode, RefusalDetails } from '../shared/domain/refusal';

/** The server said no, for a reason of the contract. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    readonly code: RefusalCode,
    readonly details: RefusalDetails = {},
  ) {
    super(code);
  }
}

/** The refusal an answer's body tells of, or undefined when it tells of none we know (a proxy's error page, say). */
export function readRefusal(body: unknown): Refused | undefined {
  const { code, details } = (body ?? {}) as { code?: unknown; details?: RefusalDetails };
  return typeof code === 'string' && Object.hasOwn(refusals, code)
    ? new Refused(code as RefusalCode, details)
    : undefined;
}

/** Whether an error is a certain refusal. */
export function isRefused(error: unknown, ...codes: RefusalCode[]): boolean {
  return error instanceof Refused && codes.includes(error.code);
}

const outside = {
  unreachable: {
    tr: 'Sunucuya ulaşılamıyor. İnternet bağlantınızı kontrol edip yeniden deneyin.',
    en: 'The server cannot be reached. Check your connection and try again.',
  },
  unexpected: {
    tr: 'Beklenmeyen bir sorun oldu. Biraz sonra yeniden deneyin.',
    en: 'Something unexpected happened. Try again shortly.',
  },
} as const;

/** What a person reads about a failed request. `fetch` throws a TypeError when nothing answers at all. */
export function tellFailure(error: unknown, language: Language): string {
  if (error instanceof Refused) return refusals[error.code][language];
  return (error instanceof TypeError ? outside.unreachable : outside.unexpected)[language];
}

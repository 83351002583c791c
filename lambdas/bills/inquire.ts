import type { InquiryResult, Subscription } from '../../shared/api/bills';
import type { AgentNumber } from '../../shared/domain/agent';
import type { Inquiry } from '../../shared/domain/bill';
import { dayOf, type Instant, later } from '../../shared/domain/instant';
import { checkKeys, type Institution, isOpen, nextOpening } from '../../shared/domain/institution';
import { type PaymentId, QUOTE_LIFE_MS, type Quote, signQuote } from '../../shared/domain/quote';
import { quoteBills } from '../../shared/domain/quote-bills';
import type { SubscriptionKeys } from '../../shared/domain/subscription-key';
import { CollectionFailure } from '../gateways/collection';
import type { Collections } from '../gateways/collections';
import { logger } from '../runtime/observe';
import type { QuoteKeys } from './quote-keys';

export interface InquiryDependencies {
  readonly collections: Collections;
  readonly quoteKeys: QuoteKeys;
  /** A new payment id for a moment; later ones sort behind. */
  readonly mintId: (at: Instant) => PaymentId;
}

/** Looks up one subscription's open bills and quotes them. What stands in the way is told as data: the others still count. */
export async function inquire(
  { institution: id, keys: written }: Subscription,
  institution: Institution | undefined,
  agent: AgentNumber,
  dependencies: InquiryDependencies,
  now: Instant,
): Promise<InquiryResult> {
  const refused = { outcome: 'refused', institution: id, keys: written } as const;
  if (institution?.isActive !== true) return { ...refused, code: 'unknown-institution' };
  const checked = checkKeys(institution, written);
  if (checked.kind === 'wrong') return { ...refused, code: 'wrong-key', key: checked.key };
  if (!isOpen(institution, now))
    return { ...refused, code: 'institution-closed', opensAt: nextOpening(institution, now) };
  const found = await lookUp(institution, checked.keys, dependencies);
  if (found.kind === 'failed') return { ...refused, code: codeOf[found.why] };
  const offer = { agent, institution, keys: checked.keys };
  const quotes = quoteBills(found.bills, offer, () => dependencies.mintId(now), now);
  return show(quotes, checked.keys, institution.id, await dependencies.quoteKeys(), now);
}

type LookUp =
  | { readonly kind: 'found'; readonly bills: Inquiry['bills'] }
  | { readonly kind: 'failed'; readonly why: CollectionFailure['kind'] };

/** Asks the gateway. One that cannot even be opened is unavailable: the other subscriptions get their answers. */
async function lookUp(
  { id, gateway: name }: Institution,
  keys: SubscriptionKeys,
  { collections }: InquiryDependencies,
): Promise<LookUp> {
  try {
    const gateway = await collections(name);
    return { kind: 'found', ...(await gateway.inquire(id, keys)) };
  } catch (error) {
    if (error instanceof CollectionFailure) {
      logger.warn('inquiry failed', { institution: id, kind: error.kind });
      return { kind: 'failed', why: error.kind };
    }
    logger.error('gateway cannot be opened', { gateway: name, error: error as Error });
    return { kind: 'failed', why: 'unavailable' };
  }
}

const codeOf = {
  closed: 'institution-closed',
  'not-found': 'subscription-not-found',
  'wrong-keys': 'wrong-key',
  timeout: 'gateway-unavailable',
  unavailable: 'gateway-unavailable',
  unreadable: 'gateway-unavailable',
} as const satisfies Record<CollectionFailure['kind'], string>;

function show(
  quotes: readonly Quote[],
  keys: SubscriptionKeys,
  institution: Institution['id'],
  [key]: Awaited<ReturnType<QuoteKeys>>,
  now: Instant,
): InquiryResult {
  const today = dayOf(now);
  return {
    outcome: 'bills',
    institution,
    keys,
    subscriber: quotes[0]?.subscriber ?? '',
    bills: quotes.map((quote) => ({
      ...quote,
      quote: signQuote(quote, key),
      isOverdue: quote.dueOn !== undefined && quote.dueOn < today,
    })),
    expiresAt: later(now, QUOTE_LIFE_MS),
  };
}

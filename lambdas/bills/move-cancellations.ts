import pMap from 'p-map';
import { isCancelling } from '../../shared/domain/cancel-payment';
import type { Instant } from '../../shared/domain/instant';
import type { Payment } from '../../shared/domain/payment';
import type { Collections } from '../gateways/collections';
import { logger } from '../runtime/observe';
import type { Institutions } from '../stores/institutions';
import { moveCancellation } from './cancellation';
import type { SettlementDependencies } from './settlement';

export interface MoveDependencies extends SettlementDependencies {
  readonly institutions: Institutions;
  readonly collections: Collections;
}

/** What one run moved. `failed` ones are tried again at the next run. */
export interface Moved {
  readonly cancelled: number;
  readonly refused: number;
  readonly waiting: number;
  readonly failed: number;
}

const ROWS = 1_000;
const AT_ONCE = 8;

/**
 * Moves every cancellation that is due before a moment: passes what has not been passed, asks about the rest. One's trouble
 * never stops another; running it twice at once is harmless.
 */
export async function moveCancellations(dependencies: MoveDependencies, until: Instant): Promise<Moved> {
  const outcomes = new Map<Payment['id'], keyof Moved>();
  for (;;) {
    const due = (await dependencies.payments.due('cancellation', until, ROWS)).filter(({ id }) => !outcomes.has(id));
    if (due.length === 0) return tally([...outcomes.values()]);
    await pMap(due, async (payment) => void outcomes.set(payment.id, await moveOne(payment, dependencies)), {
      concurrency: AT_ONCE,
    });
  }
}

async function moveOne(payment: Payment, dependencies: MoveDependencies): Promise<keyof Moved> {
  try {
    if (!isCancelling(payment)) return 'waiting';
    const institution = (await dependencies.institutions.findAll([payment.institution])).get(payment.institution);
    if (institution === undefined) throw new Error(`no institution ${payment.institution}`);
    const gateway = await dependencies.collections(institution.gateway);
    const { state } = await moveCancellation(payment, gateway, dependencies);
    return state === 'cancelled' ? 'cancelled' : state === 'paid' ? 'refused' : 'waiting';
  } catch (error) {
    logger.error('cancellation not moved', { payment: payment.id, error: error as Error });
    return 'failed';
  }
}

function tally(outcomes: readonly (keyof Moved)[]): Moved {
  const count = (outcome: keyof Moved) => outcomes.filter((one) => one === outcome).length;
  return {
    cancelled: count('cancelled'),
    refused: count('refused'),
    waiting: count('waiting'),
    failed: count('failed'),
  };
}

import pMap from 'p-map';
import { isCancelling } from '../../shared/domain/cancel-payment';
import type { Instant } from '../../shared/domain/instant';
import type { Institution } from '../../shared/domain/institution';
import type { Payment } from '../../shared/domain/payment';
import type { Collections } from '../gateways/collections';
import { logger } from '../runtime/observe';
import type { Institutions } from '../stores/institutions';
import { moveCancellation } from './cancellation';
import { lanesOf } from './lanes';
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
/** Of one gateway. */
const AT_ONCE = 8;

/**
 * Moves every cancellation that is due before a moment: passes what has not been passed, asks about the rest. One's trouble
 * never stops another, nor does a silent gateway another one; running it twice at once is harmless. When its time is up it
 * begins no more: what it leaves stays due, and the next run of `settle-payments` takes it.
 */
export async function moveCancellations(
  dependencies: MoveDependencies,
  until: Instant,
  hasTime: () => boolean,
): Promise<Moved> {
  const outcomes = new Map<Payment['id'], keyof Moved>();
  while (hasTime()) {
    const due = (await dependencies.payments.due('cancellation', until, ROWS)).filter(({ id }) => !outcomes.has(id));
    if (due.length === 0) break;
    const institutions = await dependencies.institutions.findAll(due.map(({ institution }) => institution));
    const moveNext = async (payment: Payment) => {
      if (!hasTime()) return;
      outcomes.set(payment.id, await moveOne(payment, institutions.get(payment.institution), dependencies));
    };
    const lanes = lanesOf(due, institutions);
    await Promise.all(lanes.map((lane) => pMap(lane, moveNext, { concurrency: AT_ONCE })));
  }
  return tally([...outcomes.values()]);
}

async function moveOne(
  payment: Payment,
  institution: Institution | undefined,
  dependencies: MoveDependencies,
): Promise<keyof Moved> {
  try {
    if (!isCancelling(payment)) return 'waiting';
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

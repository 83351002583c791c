import pMap from 'p-map';
import { formatAmount } from '../../shared/domain/lira';
import { network } from '../../shared/domain/network';
import type { Phone } from '../../shared/domain/phone';
import type { Sms } from '../gateways/sms';
import { logger } from '../runtime/observe';

/** A loading somebody wants to hear of. */
export interface Told {
  readonly phone: Phone;
  /** Whole kuruş. */
  readonly amount: number;
}

const AT_ONCE = 8;

/**
 * Sends an SMS for each loading, after the credit stands, at most once: what cannot be sent is logged and dropped, since
 * the page and the statement show the loading anyway.
 */
export async function tellLoadings(told: readonly Told[], sms: Sms): Promise<void> {
  await pMap(
    told,
    async ({ phone, amount }) => {
      try {
        await sms.send(phone, `${network.name}: bakiyenize ${formatAmount(amount)} TL yüklendi.`);
      } catch (error) {
        logger.warn('loading not told', error as Error);
      }
    },
    { concurrency: AT_ONCE },
  );
}

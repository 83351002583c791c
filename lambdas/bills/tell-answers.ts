import pMap from 'p-map';
import { type CancellingPayment, isUntold, tellAnswer } from '../../shared/domain/cancel-payment';
import type { Instant } from '../../shared/domain/instant';
import { formatLira } from '../../shared/domain/lira';
import { network } from '../../shared/domain/network';
import { type Payment, totalOf } from '../../shared/domain/payment';
import { plainLetters } from '../../shared/domain/plain-letters';
import type { Sms } from '../gateways/sms';
import { logger } from '../runtime/observe';
import type { Agents } from '../stores/agents';
import type { Institutions } from '../stores/institutions';
import type { Payments } from '../stores/payments';

export interface TellDependencies {
  readonly agents: Pick<Agents, 'findUser'>;
  readonly institutions: Pick<Institutions, 'findAll'>;
  readonly payments: Pick<Payments, 'due' | 'move'>;
  readonly sms: Sms;
  readonly now: () => Instant;
}

/** What one run told. `silent` ones have nobody to tell any more. */
export interface Told {
  readonly sent: number;
  readonly silent: number;
  readonly failed: number;
}

const ROWS = 500;
const AT_ONCE = 8;

/**
 * Tells those who reported cancellations what the bank answered, by SMS. That it is told is written before it is sent, so
 * nobody gets a message twice; who dies in between has told nothing, and the payment's page still says it. Begins no more
 * when its time is up: the next run does.
 */
export async function tellAnswers(
  dependencies: TellDependencies,
  until: Instant,
  hasTime: () => boolean,
): Promise<Told> {
  const untold = (await dependencies.payments.due('cancellation-answer', until, ROWS)).filter(isUntold);
  const institutions = await dependencies.institutions.findAll(untold.map(({ institution }) => institution));
  const outcomes = await pMap(
    untold,
    async (payment) => {
      const name = institutions.get(payment.institution)?.name ?? payment.institution;
      return hasTime() ? tellOne(payment, name, dependencies) : undefined;
    },
    { concurrency: AT_ONCE },
  );
  const count = (outcome: keyof Told) => outcomes.filter((one) => one === outcome).length;
  return { sent: count('sent'), silent: count('silent'), failed: count('failed') };
}

async function tellOne(
  payment: CancellingPayment,
  institutionName: string,
  { agents, payments, sms, now }: TellDependencies,
): Promise<keyof Told | undefined> {
  try {
    const user = await agents.findUser(payment.agent, payment.cancellation.reportedBy);
    if (!(await payments.move(payment, tellAnswer(payment, now())))) return undefined;
    if (user?.isActive !== true) return 'silent';
    await sms.send(user.phone, answerText(payment, institutionName));
    return 'sent';
  } catch (error) {
    logger.error('cancellation answer not told', { payment: payment.id, error: error as Error });
    return 'failed';
  }
}

/** The SMS that carries the bank's answer; of the bill it says no more than which one it is. */
export function answerText(payment: Payment, institutionName: string): string {
  const bill = `${institutionName} ${payment.period} faturası (işlem ${payment.id.slice(-6)})`;
  const text =
    payment.state === 'cancelled'
      ? `${bill} iptal edildi, ${formatLira(totalOf(payment))} bakiyenize döndü.`
      : `${bill} iptali kabul edilmedi. Dekontu verin, müşteriyi kuruma yönlendirin.`;
  return plainLetters(`${network.name}: ${text}`);
}

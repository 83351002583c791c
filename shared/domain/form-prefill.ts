import type { Agent, User } from './agent';
import type { Prefill } from './form';
import type { Institution } from './institution';
import { formatAmount } from './lira';
import type { Payment } from './payment';
import { formatPhone } from './phone';

/** What a form can be filled with for the person who asks, and for the payment it is about, as people write it. */
export function prefillFor(
  { agent, user }: { readonly agent: Agent; readonly user: User },
  about?: { readonly payment: Payment; readonly institution: Institution },
): Prefill {
  const { number, title, district, city, address, email, taxOffice, taxNumber } = agent;
  return {
    'agent.number': number,
    'agent.title': title,
    'agent.district': district,
    'agent.city': city,
    'agent.address': address,
    ...(email === undefined ? {} : { 'agent.email': email }),
    ...(taxOffice === undefined ? {} : { 'agent.taxOffice': taxOffice }),
    ...(taxNumber === undefined ? {} : { 'agent.taxNumber': taxNumber }),
    'user.name': user.name,
    'user.phone': formatPhone(user.phone),
    ...(about === undefined ? {} : ofPayment(about)),
  };
}

function ofPayment({ payment, institution }: { payment: Payment; institution: Institution }): Prefill {
  const [subscription = ''] = institution.keys.flatMap(({ name }) => payment.keys[name] ?? []);
  return {
    'payment.id': payment.id,
    'payment.institution': institution.name,
    'payment.subscriber': subscription,
    'payment.amount': formatAmount(payment.amount + payment.fee),
  };
}

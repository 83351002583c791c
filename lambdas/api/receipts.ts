import { api } from '../../shared/api';
import type { AgentNumber } from '../../shared/domain/agent';
import { network } from '../../shared/domain/network';
import type { PaymentId } from '../../shared/domain/quote';
import { type Receipt, receiptOf } from '../../shared/domain/receipt';
import { readReceiptToken, writeReceiptToken } from '../../shared/domain/receipt-token';
import { Refusal } from '../../shared/domain/refusal';
import { openReceiptKeys, type ReceiptKeys } from '../bills/receipt-keys';
import { openSecrets } from '../gateways/secrets';
import { now } from '../runtime/clock';
import type { Operations } from '../runtime/request';
import { type ServeDependencies, serve } from '../runtime/serve';
import { type Agents, openAgents } from '../stores/agents';
import { openDatabase } from '../stores/database';
import { type Institutions, openInstitutions } from '../stores/institutions';
import { openPayments, type Payments } from '../stores/payments';
import { openPrints, type Prints } from '../stores/prints';
import { openSessions } from '../stores/sessions';

export interface ReceiptsDependencies extends ServeDependencies {
  readonly agents: Agents;
  readonly institutions: Institutions;
  readonly payments: Payments;
  readonly prints: Prints;
  readonly receiptKeys: ReceiptKeys;
  /** The portal's address, which verification links begin with. */
  readonly portal: string;
}

export const operations: Operations<typeof api.receipts, ReceiptsDependencies> = {
  async print({ session, params: { id }, body: { paper }, now }, dependencies) {
    const original = await load(session.agent, id, dependencies);
    const isCopy = !(await dependencies.prints.first(session.agent, id, now));
    const url = await linkTo(session.agent, id, dependencies);
    /** Two megabytes that only printing needs. */
    const { renderReceipt } = await import('../documents/receipt-pdf');
    const pdf = await renderReceipt({ ...original, isCopy }, url, paper);
    return {
      fileName: `dekont-${id}.pdf`,
      mediaType: 'application/pdf',
      content: Buffer.from(pdf).toString('base64'),
    };
  },

  async letter({ session, params: { id } }, dependencies) {
    const payment = await dependencies.payments.find(session.agent, id);
    if (payment?.receiptRequest === undefined) throw new Refusal('not-found');
    const receipt = await load(session.agent, id, dependencies);
    const { renderLetter } = await import('../documents/letter-pdf');
    const pdf = await renderLetter(receipt, payment.receiptRequest, await linkTo(session.agent, id, dependencies));
    return {
      fileName: `dekont-talebi-${id}.pdf`,
      mediaType: 'application/pdf',
      content: Buffer.from(pdf).toString('base64'),
    };
  },

  async verify({ params: { token } }, dependencies) {
    const reference = readReceiptToken(token, await dependencies.receiptKeys());
    if (reference === undefined) throw new Refusal('not-found');
    return load(reference.agent, reference.id, dependencies);
  },
};

/** The verification link of a payment. */
async function linkTo(
  agent: AgentNumber,
  id: PaymentId,
  { receiptKeys, portal }: ReceiptsDependencies,
): Promise<string> {
  const [key] = await receiptKeys();
  return `${portal}/makbuz/${writeReceiptToken(key, agent, id)}`;
}

/** The receipt of a payment as it stands now; refuses `not-found`, and `no-receipt` where there is nothing to prove. */
async function load(
  number: AgentNumber,
  id: PaymentId,
  { agents, payments, institutions }: ReceiptsDependencies,
): Promise<Receipt> {
  const [agent, payment] = await Promise.all([agents.find(number), payments.find(number, id)]);
  if (agent === undefined || payment === undefined) throw new Refusal('not-found');
  const institution = (await institutions.findAll([payment.institution])).get(payment.institution);
  if (institution === undefined) throw new Error(`no institution ${payment.institution}`);
  const receipt = receiptOf({ payment, agent, institution }, { isCopy: false });
  if (receipt === undefined) throw new Refusal('no-receipt');
  return receipt;
}

const database = openDatabase(process.env);
export const handler = serve(api.receipts, operations, {
  sessions: openSessions(database),
  agents: openAgents(database),
  institutions: openInstitutions(database),
  payments: openPayments(database),
  prints: openPrints(database),
  receiptKeys: openReceiptKeys(openSecrets(process.env, process.env.SECRET_PREFIX ?? '', Date.now)),
  portal: process.env.PORTAL_ORIGIN ?? `https://${network.portalHost}`,
  now,
});

import { api } from '../../shared/api';
import type { OfferedForm } from '../../shared/api/forms';
import type { AgentNumber } from '../../shared/domain/agent';
import { type FormDefinition, formKinds, onlineKinds, type Prefill } from '../../shared/domain/form';
import { writeFormCode } from '../../shared/domain/form-code';
import { prefillFor } from '../../shared/domain/form-prefill';
import { formDefinitions } from '../../shared/domain/forms/definitions';
import { dayOf } from '../../shared/domain/instant';
import { network } from '../../shared/domain/network';
import type { PaymentId } from '../../shared/domain/quote';
import { Refusal } from '../../shared/domain/refusal';
import type { Session } from '../../shared/domain/session';
import { type FormKeys, openFormKeys } from '../forms/form-keys';
import { openSecrets } from '../gateways/secrets';
import { now } from '../runtime/clock';
import type { Operations } from '../runtime/request';
import { type ServeDependencies, serve } from '../runtime/serve';
import { type Agents, openAgents } from '../stores/agents';
import { openDatabase } from '../stores/database';
import { type Institutions, openInstitutions } from '../stores/institutions';
import { openPayments, type Payments } from '../stores/payments';
import { openSessions } from '../stores/sessions';

export interface FormsDependencies extends ServeDependencies {
  readonly agents: Pick<Agents, 'findWithUser'>;
  readonly payments: Pick<Payments, 'find'>;
  readonly institutions: Pick<Institutions, 'findAll'>;
  readonly formKeys: FormKeys;
}

export const operations: Operations<typeof api.forms, FormsDependencies> = {
  async list({ session }) {
    return { forms: formKinds.map((kind) => offer(formDefinitions[kind], session)) };
  },

  async download({ session, params: { kind }, body: { isBlank, payment }, now }, dependencies) {
    const definition = formDefinitions[kind];
    if (!isBlank && !mayFill(definition, session)) throw new Refusal('not-allowed');
    const isAbout = !isBlank && kind === 'bill-cancellation' ? payment : undefined;
    const prefill = isBlank ? {} : await know(session, isAbout, dependencies);
    const [key] = await dependencies.formKeys();
    const whose = isBlank ? {} : { agent: session.agent, ...(isAbout && { payment: isAbout }) };
    const code = writeFormCode({ kind, version: definition.version, issuedOn: dayOf(now), ...whose }, key);
    /** A megabyte that only drawing needs. */
    const { drawForm } = await import('../forms/draw-form');
    const pdf = await drawForm(definition, { code, prefill, at: now });
    return {
      fileName: nameOf(definition, isBlank ? undefined : session.agent),
      mediaType: 'application/pdf',
      content: Buffer.from(pdf).toString('base64'),
    };
  },
};

function offer(definition: FormDefinition, session: Session): OfferedForm {
  const { kind, version, title, lead, mailbox, idCopy, fileName } = definition;
  const page = onlineKinds.some((each) => each === kind) ? { page: fileName } : {};
  const copy = idCopy === undefined ? {} : { idCopy };
  const mayBeFilled = mayFill(definition, session);
  return { kind, version, title, lead, mailbox: network[mailbox], ...copy, ...page, mayBeFilled };
}

function mayFill({ sender }: FormDefinition, { role }: Session): boolean {
  return sender === 'user' || role === 'owner';
}

/** What is known of who asks, and of the payment; refuses `not-found` for one that is not the agent's. */
async function know(
  session: Session,
  id: PaymentId | undefined,
  { agents, payments, institutions }: FormsDependencies,
): Promise<Prefill> {
  const [who, payment] = await Promise.all([
    agents.findWithUser(session.agent, session.user),
    id === undefined ? undefined : payments.find(session.agent, id),
  ]);
  if (who === undefined || (id !== undefined && payment === undefined)) throw new Refusal('not-found');
  if (payment === undefined) return prefillFor(who);
  const institution = (await institutions.findAll([payment.institution])).get(payment.institution);
  if (institution === undefined) throw new Error(`no institution ${payment.institution}`);
  return prefillFor(who, { payment, institution });
}

function nameOf({ fileName }: FormDefinition, agent: AgentNumber | undefined): string {
  return `${fileName}${agent === undefined ? '' : `-${agent}`}.pdf`;
}

const database = openDatabase(process.env);
export const handler = serve(api.forms, operations, {
  sessions: openSessions(database),
  agents: openAgents(database),
  payments: openPayments(database),
  institutions: openInstitutions(database),
  formKeys: openFormKeys(openSecrets(process.env, process.env.SECRET_PREFIX ?? '', Date.now)),
  now,
});

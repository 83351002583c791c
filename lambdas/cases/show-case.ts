import type { DeskCase } from '../../shared/api/desk';
import type { Agent, User } from '../../shared/domain/agent';
import { cancellableUntil } from '../../shared/domain/cancel-payment';
import type { Case } from '../../shared/domain/case';
import { EFFECTIVE_FIELDS } from '../../shared/domain/case-change';
import { dayOf } from '../../shared/domain/instant';
import { kurus } from '../../shared/domain/kurus';
import { formatPhone, parsePhone } from '../../shared/domain/phone';
import { PaymentId } from '../../shared/domain/quote';
import { showPayment } from '../bills/show';
import type { Agents } from '../stores/agents';
import type { Dossier } from '../stores/cases';
import type { Holidays } from '../stores/holidays';
import type { Institutions } from '../stores/institutions';
import type { Ledger } from '../stores/ledger';
import type { Payments } from '../stores/payments';

export interface DescribeDependencies {
  readonly agents: Pick<Agents, 'find' | 'users'>;
  readonly ledger: Pick<Ledger, 'newest'>;
  readonly payments: Pick<Payments, 'find'>;
  readonly institutions: Pick<Institutions, 'findAll'>;
  readonly holidays: Pick<Holidays, 'between'>;
}

/** A case for whoever decides: what was submitted beside what holds today. */
export async function describeCase(dossier: Dossier, dependencies: DescribeDependencies): Promise<DeskCase> {
  const { agents, ledger } = dependencies;
  const { case: one, messages } = dossier;
  const agent = one.agent === undefined ? undefined : await agents.find(one.agent);
  const [users, newest] =
    agent === undefined ? [[]] : await Promise.all([agents.users(agent.number), ledger.newest(agent.number)]);
  return {
    case: one,
    messages: messages.map(({ raw: _, ...message }) => message),
    papers: dossier.papers.map(({ place: _, ...paper }) => paper),
    ...(agent === undefined ? {} : { agent: { ...shown(agent), balance: newest?.balanceAfter ?? kurus(0) } }),
    users: users.map(({ name, phone, role, isActive }) => ({ name, phone: formatPhone(phone), role, isActive })),
    fields: fieldsOf(one, agent, users),
    payment: await paymentOf(one, dependencies),
  };
}

function shown({ number, title, city, state }: Agent) {
  return { number, title, city, state };
}

/** The fields a decision acts on, in the order of the form, then whatever else was read. */
function fieldsOf(one: Case, agent: Agent | undefined, users: readonly User[]): DeskCase['fields'] {
  const effective: readonly string[] = EFFECTIVE_FIELDS[one.kind];
  const others = one.fields.filter(({ name }) => !effective.includes(name)).map(({ name }) => name);
  return [...effective, ...others].map((name) => {
    const read = one.fields.find((field) => field.name === name);
    const today = todayOf(name, one, agent, users);
    return { ...read, name, ...(today === undefined ? {} : { today }) };
  });
}

/** What holds today in the place of a submitted value; of a phone, whose it is. */
function todayOf(
  name: string,
  { kind, fields }: Case,
  agent: Agent | undefined,
  users: readonly User[],
): string | undefined {
  const submitted = fields.find((field) => field.name === name)?.value;
  const userOf = (phone: string) => users.find((user) => user.isActive && user.phone === parsePhone(phone));
  if (name === 'oldPhone' || (kind === 'user-change' && name === 'phone')) {
    return submitted === undefined ? undefined : userOf(submitted)?.name;
  }
  if (kind !== 'information-change' || agent === undefined) return undefined;
  const data: Readonly<Record<string, string | undefined>> = {
    title: agent.title,
    taxOffice: agent.taxOffice,
    taxNumber: agent.taxNumber,
    address: agent.address,
    district: agent.district,
    city: agent.city,
    email: agent.email,
  };
  return data[name];
}

async function paymentOf(
  { kind, agent, payment, fields, receivedAt }: Case,
  { payments, institutions, holidays }: DescribeDependencies,
): Promise<DeskCase['payment']> {
  const written = fields.find(({ name }) => name === 'payment')?.value.replace(/[\s.-]/g, '');
  const id = payment ?? PaymentId.safeParse(written?.toUpperCase()).data;
  if (kind !== 'bill-cancellation' || agent === undefined || id === undefined) return undefined;
  const found = await payments.find(agent, id);
  if (found === undefined) return undefined;
  const day = dayOf(receivedAt);
  const [served, closed] = await Promise.all([institutions.findAll([found.institution]), holidays.between(day, day)]);
  const cancellableAtReceipt = cancellableUntil(found, closed, receivedAt);
  return {
    ...showPayment(found, served.get(found.institution)),
    ...(cancellableAtReceipt === undefined ? {} : { cancellableAtReceipt }),
  };
}

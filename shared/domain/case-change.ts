import { type Agent, type User, UserRole } from './agent';
import type { CaseKind } from './case';
import { type Phone, Phone as PhoneSchema } from './phone';
import { PaymentId } from './quote';
import { Refusal } from './refusal';

/** The values of a form that staff confirmed, by field, as the form's check writes them; empty ones are not there. */
export type ConfirmedValues = Readonly<Record<string, string>>;

/** The fields of each form that a decision acts on; the others are for people to read. */
export const EFFECTIVE_FIELDS = {
  'information-change': [
    'title',
    'taxOffice',
    'taxNumber',
    'address',
    'district',
    'city',
    'email',
    'oldPhone',
    'newPhone',
  ],
  'agency-cancellation': ['iban', 'accountHolder', 'reason'],
  'user-change': ['change', 'role', 'userName', 'tckn', 'phone'],
  'bill-cancellation': ['payment', 'reason'],
  other: [],
} as const satisfies Record<CaseKind, readonly string[]>;

const DATA = ['title', 'taxOffice', 'taxNumber', 'address', 'district', 'city', 'email'] as const;
type AgentDetail = (typeof DATA)[number];

/** What an information change comes to. */
export interface InformationChange {
  /** What becomes different, and nothing else. */
  readonly data: Readonly<Partial<Record<AgentDetail, string>>>;
  /** Whose sign-in phone changes, and to what. */
  readonly phone?: { readonly user: User; readonly phone: Phone };
}

/**
 * What of an agent becomes different. Refuses `unknown-user` when the old phone is nobody's of the agent, and
 * `nothing-changes`.
 */
export function informationChange(agent: Agent, users: readonly User[], values: ConfirmedValues): InformationChange {
  const data = Object.fromEntries(
    DATA.flatMap((name) => {
      const value = values[name];
      return value === undefined || value === agent[name] ? [] : [[name, value]];
    }),
  );
  const phone = values.newPhone === undefined ? undefined : phoneChange(users, values);
  if (Object.keys(data).length === 0 && phone === undefined) throw new Refusal('nothing-changes');
  return { data, ...(phone === undefined ? {} : { phone }) };
}

function phoneChange(users: readonly User[], { oldPhone, newPhone }: ConfirmedValues): InformationChange['phone'] {
  const user = users.find((one) => one.isActive && one.phone === oldPhone);
  if (user === undefined) throw new Refusal('unknown-user');
  const phone = PhoneSchema.parse(newPhone);
  return phone === user.phone ? undefined : { user, phone };
}

/** What a user change comes to: somebody new, or somebody of the agent who goes, with the owner who stays. */
export type UserChange =
  | { readonly change: 'add'; readonly user: Pick<User, 'name' | 'phone' | 'role'> }
  | { readonly change: 'remove'; readonly user: User; readonly remaining?: User };

/**
 * Refuses `agent-not-active` and `id-copy-not-seen` to add somebody whose ID nobody has looked at, `unknown-user` to remove who is not there, and
 * `last-owner` to remove the last one who may do everything.
 */
export function userChange(
  agent: Agent,
  users: readonly User[],
  values: ConfirmedValues,
  isIdSeen: boolean,
): UserChange {
  const phone = PhoneSchema.parse(values.phone);
  if (values.change === 'add') {
    if (agent.state !== 'active') throw new Refusal('agent-not-active');
    if (!isIdSeen) throw new Refusal('id-copy-not-seen');
    return { change: 'add', user: { phone, name: values.userName ?? '', role: UserRole.parse(values.role) } };
  }
  const user = users.find((one) => one.isActive && one.phone === phone);
  if (user === undefined) throw new Refusal('unknown-user');
  const remaining = users.find((one) => one.isActive && one.role === 'owner' && one.id !== user.id);
  if (user.role === 'owner' && remaining === undefined) throw new Refusal('last-owner');
  return { change: 'remove', user, ...(remaining === undefined ? {} : { remaining }) };
}

/** The payment a bill cancellation names. Refuses `unknown-payment` where it names none. */
export function cancelledPayment(values: ConfirmedValues): PaymentId {
  const payment = PaymentId.safeParse(values.payment);
  if (!payment.success) throw new Refusal('unknown-payment');
  return payment.data;
}

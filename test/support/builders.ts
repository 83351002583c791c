import { type Agent, AgentNumber, User } from '../../shared/domain/agent';
import { BankAccount } from '../../shared/domain/bank-account';
import { Instant } from '../../shared/domain/instant';
import { kurus } from '../../shared/domain/kurus';
import type { EntryDraft } from '../../shared/domain/ledger';
import { Movement } from '../../shared/domain/movement';
import { Phone } from '../../shared/domain/phone';
import type { Session } from '../../shared/domain/session';
import { StaffSession } from '../../shared/domain/staff';
import { Transfer } from '../../shared/domain/transfer';

/** A Monday, 15:00 in Istanbul. */
export const monday = Instant.parse('2026-11-23T12:00:00.000Z');

/** The `index`th agent number of the tests; their codes differ up to 9999. */
export function agentNumber(index = 1): AgentNumber {
  return AgentNumber.parse(String(63_100_000 + index));
}

/** The `index`th phone of the tests. */
export function phoneNumber(index = 1): Phone {
  return Phone.parse(`+90532${String(1_000_000 + index)}`);
}

export function anAgent(fields: Partial<Agent> = {}): Agent {
  return {
    number: agentNumber(),
    title: 'Örnek İletişim',
    district: 'Çankaya',
    city: 'Ankara',
    address: 'Deneme Caddesi 12/A',
    state: 'active',
    since: Instant.parse('2024-03-01T06:00:00.000Z'),
    ...fields,
  };
}

export function anOwner(fields: Partial<User> = {}): User {
  const agent = fields.agent ?? agentNumber();
  return User.parse({
    id: `owner${agent}`,
    agent,
    phone: phoneNumber(),
    name: 'Ayşe Örnek',
    role: 'owner',
    isActive: true,
    since: '2024-03-01T06:00:00.000Z',
    ...fields,
  });
}

/** The `index`th shop: an agent and its owner, whose number, code and phone nobody else has. */
export function aShop(index: number, state: Agent['state'] = 'active'): { agent: Agent; owner: User } {
  const agent = anAgent({ number: agentNumber(index), state });
  return { agent, owner: anOwner({ agent: agent.number, phone: phoneNumber(index) }) };
}

export function aBankAccount(fields: Partial<BankAccount> = {}): BankAccount {
  return BankAccount.parse({
    id: 'ziraat-1',
    bank: 'Ziraat Bankası',
    holder: 'FATURAKOM ÖRNEK A.Ş.',
    iban: 'TR690001000064000000000001',
    currency: 'TRY',
    isShown: true,
    ...fields,
  });
}

export function aMovement(fields: Partial<Movement> = {}): Movement {
  return Movement.parse({
    account: 'ziraat-1',
    id: '2026112300000001',
    bookedAt: monday,
    amount: 10_000,
    currency: 'TRY',
    kind: 'FAST',
    isReversal: false,
    description: 'BAKIYE 05321000001',
    ...fields,
  });
}

/** A movement that was credited. */
export function aTransfer(fields: Partial<Transfer> = {}): Transfer {
  return Transfer.parse({ ...aMovement(), state: 'credited', seenAt: monday, ...fields });
}

/** An entry that raises (or, negative, lowers) the balance, against the clearing account of a bank. */
export function anEntryDraft(amount: number, reference = `transfer:ziraat-1:${amount}`): EntryDraft {
  return {
    kind: amount < 0 ? 'payment' : 'transfer',
    amount: kurus(amount),
    contra: [{ account: 'bank:ziraat-1', amount: kurus(0 - amount) }],
    reference,
  };
}

/** Somebody of accounting, signed in. */
export function aStaffSession(fields: Partial<StaffSession> = {}): StaffSession {
  return StaffSession.parse({
    id: 'e'.repeat(64),
    staff: 'deniz00001',
    name: 'Deniz Kurgu',
    role: 'finance',
    startedAt: monday,
    seenAt: monday,
    ...fields,
  });
}

export function aSession(fields: Partial<Session> = {}): Session {
  return {
    id: 'a'.repeat(64),
    agent: agentNumber(),
    user: `owner${agentNumber()}`,
    role: 'owner',
    startedAt: monday,
    seenAt: monday,
    ...fields,
  };
}

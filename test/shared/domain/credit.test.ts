import { creditEntry, transferOf } from '../../../shared/domain/credit';
import { later } from '../../../shared/domain/instant';
import { sumKurus } from '../../../shared/domain/kurus';
import { agentNumber, aMovement, aTransfer, monday, phoneNumber } from '../../support/builders';

const seenAt = later(monday, 60_000);

test("a match with one agent is credited in that agent's name, when it is seen", () => {
  const match = { outcome: 'credit', agent: agentNumber(), phone: phoneNumber() } as const;
  expect(transferOf(aMovement(), match, seenAt, 'service')).toEqual({
    ...aMovement(),
    state: 'credited',
    agent: agentNumber(),
    phone: phoneNumber(),
    feed: 'service',
    seenAt,
    creditedAt: seenAt,
  });
});

test('what is not credited keeps the reason and no agent', () => {
  expect(transferOf(aMovement(), { outcome: 'suspense', reason: 'no-phone' }, seenAt, 'service')).toEqual({
    ...aMovement(),
    state: 'suspense',
    reason: 'no-phone',
    feed: 'service',
    seenAt,
  });
  expect(transferOf(aMovement(), { outcome: 'ignore', reason: 'debit' }, seenAt, 'service')).toMatchObject({
    state: 'ignored',
  });
});

test('the entry balances against the account that received the money, and names the transfer', () => {
  const entry = creditEntry({ ...aTransfer(), agent: agentNumber() }, 'Ziraat Bankası');
  expect(sumKurus([entry.amount, ...entry.contra.map(({ amount }) => amount)])).toBe(0);
  expect(entry).toEqual({
    kind: 'transfer',
    amount: 10_000,
    contra: [{ account: 'bank:ziraat-1', amount: -10_000 }],
    reference: 'transfer:ziraat-1:2026112300000001',
    note: 'Ziraat Bankası FAST',
  });
});

test('the longest names of banks and numbers of movements still make an entry', () => {
  const transfer = { ...aTransfer({ account: 'a'.repeat(40), id: 'x'.repeat(128) }), agent: agentNumber() };
  const { note = '', reference, contra } = creditEntry(transfer, 'B'.repeat(80));
  expect([note.length <= 120, reference.length <= 200, contra.every(({ account }) => account.length <= 80)]).toEqual([
    true,
    true,
    true,
  ]);
});

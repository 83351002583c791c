import { openPasswords, type Passwords } from '../../../lambdas/stores/passwords';
import { later } from '../../../shared/domain/instant';
import { agentNumber, monday } from '../../support/builders';
import { freshDatabase } from '../../support/fresh-database';

let passwords: Passwords;
const agent = agentNumber();
const user = 'ayseornek0';
const first = { hash: 'scrypt$first', until: later(monday, 600_000) };
const second = { hash: 'scrypt$second', until: later(monday, 900_000) };

beforeEach(async () => {
  passwords = openPasswords(await freshDatabase());
});

test('a user without a password has none', async () => {
  expect(await passwords.find(agent, user)).toEqual({});
});

test('the last password set counts, beside a one-time one', async () => {
  await passwords.set(agent, user, 'old');
  await passwords.set(agent, user, 'new');
  await passwords.setOneTime(agent, user, first);
  expect(await passwords.find(agent, user)).toEqual({ hash: 'new', oneTime: first });
  expect(await passwords.find(agent, 'velideneme')).toEqual({});
});

test('a one-time password is spent by exactly one of many who try at once', async () => {
  await passwords.setOneTime(agent, user, first);
  const attempts = await Promise.all(Array.from({ length: 10 }, () => passwords.spendOneTime(agent, user, first)));
  expect(attempts.filter(Boolean)).toHaveLength(1);
  expect(await passwords.find(agent, user)).toEqual({});
  expect(await passwords.spendOneTime(agent, user, first)).toBe(false);
});

test('a newer one-time password takes the place of an older one, which is worth nothing then', async () => {
  await passwords.setOneTime(agent, user, first);
  await passwords.setOneTime(agent, user, second);
  expect(await passwords.spendOneTime(agent, user, first)).toBe(false);
  expect(await passwords.spendOneTime(agent, user, second)).toBe(true);
});

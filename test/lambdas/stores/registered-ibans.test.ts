import { openAgents } from '../../../lambdas/stores/agents';
import type { Database } from '../../../lambdas/stores/database';
import { openRegisteredIbans, type RegisteredIbans } from '../../../lambdas/stores/registered-ibans';
import { Iban, RegisteredIban } from '../../../shared/domain/registered-iban';
import { agentNumber, aShop, monday } from '../../support/builders';
import { freshDatabase } from '../../support/fresh-database';

let database: Database;
let ibans: RegisteredIbans;
const iban = Iban.parse('TR330006100519786457841326');
const registration = (shop: number) =>
  RegisteredIban.parse({
    iban,
    agent: agentNumber(shop),
    senderName: 'ali ornek',
    isActive: true,
    registeredAt: monday,
    registeredBy: 'owner',
  });

beforeEach(async () => {
  database = await freshDatabase();
  ibans = openRegisteredIbans(database);
  for (const index of [1, 2]) await openAgents(database).add(aShop(index).agent, aShop(index).owner, 'hash');
});

test('of two agents who want one IBAN at once exactly one has it', async () => {
  const answers = await Promise.all([1, 2].map((shop) => ibans.register(registration(shop))));
  expect(answers.sort()).toEqual(['registered', 'taken']);
  expect(await ibans.find([iban])).toHaveLength(1);
});

test('it follows the state of its agent', async () => {
  const { agent } = aShop(1);
  await ibans.register(registration(1));
  await openAgents(database).setState(agent, 'frozen');
  expect(await ibans.find([iban])).toMatchObject([{ isActive: false }]);
  expect(await ibans.ofAgent(agent.number)).toMatchObject([{ isActive: false }]);
  expect(await ibans.register({ ...registration(1), iban: Iban.parse('TR330006100519786457841327') })).toBe('taken');
  await openAgents(database).setState({ ...agent, state: 'frozen' }, 'active');
  expect(await ibans.find([iban])).toMatchObject([{ isActive: true }]);
});

test('only its own agent drops it, and then somebody else may have it', async () => {
  await ibans.register(registration(1));
  await expect(ibans.drop(agentNumber(2), iban)).rejects.toThrow();
  await ibans.drop(agentNumber(1), iban);
  expect(await ibans.ofAgent(agentNumber(1))).toEqual([]);
  await ibans.drop(agentNumber(1), iban);
  expect(await ibans.register(registration(2))).toBe('registered');
});

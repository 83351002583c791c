import { type Agents, openAgents } from '../../../lambdas/stores/agents';
import type { Database } from '../../../lambdas/stores/database';
import { openPasswords } from '../../../lambdas/stores/passwords';
import { agentNumber, anAgent, anOwner, aShop, phoneNumber } from '../../support/builders';
import { freshDatabase } from '../../support/fresh-database';

let database: Database;
let agents: Agents;
const { agent, owner } = aShop(1);

beforeEach(async () => {
  database = await freshDatabase();
  agents = openAgents(database);
});

test('a new agent comes with its owner, its phone and its password', async () => {
  expect(await agents.add(agent, owner, 'hash')).toBe('added');
  expect(await agents.find(agent.number)).toEqual(agent);
  expect(await agents.findUser(agent.number, owner.id)).toEqual(owner);
  expect(await agents.findWithUser(agent.number, owner.id)).toEqual({ agent, user: owner });
  expect(await agents.users(agent.number)).toEqual([owner]);
  expect(await agents.registrations([owner.phone])).toEqual([
    { phone: owner.phone, agent: agent.number, user: owner.id, isActive: true },
  ]);
  expect(await openPasswords(database).find(agent.number, owner.id)).toEqual({ hash: 'hash' });
});

test.each([
  ['number', 'number-or-code-taken', agentNumber(1), phoneNumber(2)],
  ['code', 'number-or-code-taken', anAgent().number.replace(/^6310/, '7720'), phoneNumber(2)],
  ['phone', 'phone-taken', agentNumber(2), phoneNumber(1)],
])('nobody gets the %s of another agent, nor any part of what was asked for', async (_, answer, number, phone) => {
  await agents.add(agent, owner, 'hash');
  const other = anAgent({ number: number as typeof agent.number, title: 'Başka Dükkan' });
  const user = anOwner({ id: 'anotherowner', agent: other.number, phone });
  expect(await agents.add(other, user, 'other')).toBe(answer);
  expect(await agents.allNumbers()).toEqual([agent.number]);
  expect(await agents.findUser(other.number, user.id)).toBeUndefined();
  expect(await agents.registrations([owner.phone, phoneNumber(2)])).toMatchObject([{ agent: agent.number }]);
});

test('of two agents who want one phone at once exactly one is added', async () => {
  const rival = { agent: anAgent({ number: agentNumber(2) }), owner: anOwner({ agent: agentNumber(2) }) };
  const answers = await Promise.all([agents.add(agent, owner, 'a'), agents.add(rival.agent, rival.owner, 'b')]);
  expect(answers.sort()).toEqual(['added', 'phone-taken']);
});

test('what is not there is not found', async () => {
  expect(await agents.find(agent.number)).toBeUndefined();
  expect(await agents.findWithUser(agent.number, owner.id)).toBeUndefined();
  expect(await agents.registrations([owner.phone])).toEqual([]);
  expect(await agents.registrations([])).toEqual([]);
  await agents.add(agent, owner, 'hash');
  expect(await agents.findWithUser(agent.number, 'somebodyelse')).toBeUndefined();
});

test('finds the registrations of many phones, each once', async () => {
  const shops = Array.from({ length: 130 }, (_, index) => aShop(index + 1));
  for (const shop of shops) await agents.add(shop.agent, shop.owner, 'hash');
  const phones = shops.map((shop) => shop.owner.phone);
  const found = await agents.registrations([...phones, ...phones, phoneNumber(9_999)]);
  expect(found.map(({ phone }) => phone).sort()).toEqual(phones);
});

test('lists every agent number in order', async () => {
  for (const index of [3, 1, 2]) await agents.add(aShop(index).agent, aShop(index).owner, 'hash');
  expect(await agents.allNumbers()).toEqual([agentNumber(1), agentNumber(2), agentNumber(3)]);
});

test.each(['frozen', 'closed'] as const)(
  'a %s agent keeps its phones from receiving, until it is active again',
  async (state) => {
    await agents.add(agent, owner, 'hash');
    await agents.setState(agent, state);
    expect(await agents.find(agent.number)).toMatchObject({ state });
    expect(await agents.registrations([owner.phone])).toMatchObject([{ isActive: false }]);
    await agents.setState({ ...agent, state }, 'active');
    expect(await agents.registrations([owner.phone])).toMatchObject([{ isActive: true }]);
  },
);

test('the phone of an inactive user stays inactive when the agent is active again', async () => {
  await agents.add(agent, { ...owner, isActive: false }, 'hash');
  expect(await agents.registrations([owner.phone])).toMatchObject([{ isActive: false }]);
  await agents.setState(agent, 'frozen');
  await agents.setState({ ...agent, state: 'frozen' }, 'active');
  expect(await agents.registrations([owner.phone])).toMatchObject([{ isActive: false }]);
});

test('an agent that is frozen from the start has inactive phones', async () => {
  await agents.add({ ...agent, state: 'frozen' }, owner, 'hash');
  expect(await agents.registrations([owner.phone])).toMatchObject([{ isActive: false }]);
});

test('who changes the state of an agent as it no longer is changes nothing', async () => {
  await agents.add(agent, owner, 'hash');
  await agents.setState(agent, 'closed');
  expect(await agents.setState(agent, 'frozen')).toBe(false);
  expect(await agents.find(agent.number)).toMatchObject({ state: 'closed' });
});

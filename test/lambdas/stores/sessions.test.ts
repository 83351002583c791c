import { openSessions, type Sessions } from '../../../lambdas/stores/sessions';
import { later } from '../../../shared/domain/instant';
import { agentNumber, aSession, monday } from '../../support/builders';
import { freshDatabase } from '../../support/fresh-database';

let sessions: Sessions;
const here = aSession();
const there = aSession({ id: 'b'.repeat(64) });
const otherUser = aSession({ id: 'c'.repeat(64), user: `${here.user}x` });
const otherAgent = aSession({ id: 'd'.repeat(64), agent: agentNumber(2) });

beforeEach(async () => {
  sessions = openSessions(await freshDatabase());
});

test('a session is found by its agent, user and id together', async () => {
  await sessions.start(here);
  expect(await sessions.find(here)).toEqual(here);
  expect(await sessions.find({ ...here, user: otherUser.user })).toBeUndefined();
  expect(await sessions.find({ ...here, agent: otherAgent.agent })).toBeUndefined();
  expect(await sessions.find(there)).toBeUndefined();
});

test('a touch moves the time it was last seen', async () => {
  await sessions.start(here);
  await sessions.touch(here, later(monday, 60_000));
  expect(await sessions.find(here)).toEqual({ ...here, seenAt: later(monday, 60_000) });
});

test('an ended session is gone, and a late touch does not bring it back', async () => {
  await sessions.start(here);
  await sessions.end(here);
  await sessions.touch(here, later(monday, 60_000));
  expect(await sessions.find(here)).toBeUndefined();
});

test("ending all of a user's sessions leaves the named one, other users and other agents alone", async () => {
  const all = [here, there, otherUser, otherAgent];
  for (const session of all) await sessions.start(session);
  await sessions.endAll(here, there.id);
  expect(await Promise.all(all.map((session) => sessions.find(session)))).toEqual([
    undefined,
    there,
    otherUser,
    otherAgent,
  ]);
  await sessions.endAll(here);
  expect(await sessions.find(there)).toBeUndefined();
});

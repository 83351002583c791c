import { openStaffSessions } from '../../../lambdas/stores/staff-sessions';
import { aStaffSession } from '../../support/builders';
import { freshDatabase } from '../../support/fresh-database';

test("the staff's sessions lie by person, and end together", async () => {
  const sessions = openStaffSessions(await freshDatabase());
  const here = aStaffSession();
  const there = aStaffSession({ id: 'f'.repeat(64) });
  const colleague = aStaffSession({ staff: 'evren00002' });
  const all = [here, there, colleague];
  for (const session of all) await sessions.start(session);
  await sessions.endAll(here, there.id);
  expect(await Promise.all(all.map((session) => sessions.find(session)))).toEqual([undefined, there, colleague]);
  await sessions.endAll(here);
  expect(await sessions.find(there)).toBeUndefined();
});

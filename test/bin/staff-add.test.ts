import { addStaff, describeNewcomer } from '../../bin/ops/staff-add';
import { verifyPassword } from '../../lambdas/runtime/password-hash';
import { openAudit } from '../../lambdas/stores/audit';
import { openStaff } from '../../lambdas/stores/staff';
import { openStaffCredentials } from '../../lambdas/stores/staff-credentials';
import { monday } from '../support/builders';
import { freshDatabase } from '../support/fresh-database';

test('the first administrator of a stage is added with a one-time password, once', async () => {
  const database = await freshDatabase();
  const newcomer = { email: 'ilk@ofis.example', name: 'İlk Yönetici', role: 'admin' as const };
  const added = await addStaff(database, newcomer, monday);
  if (added === undefined) throw new Error('not added');
  expect(describeNewcomer(added)).toContain(added.oneTimePassword);
  expect(await openStaff(database).find(added.id)).toMatchObject({ ...newcomer, isActive: true });
  const { hash, oneTime } = await openStaffCredentials(database).find(added.id);
  expect(hash).toBeUndefined();
  expect(await verifyPassword(added.oneTimePassword, oneTime?.hash)).toBe(true);
  const { entries } = await openAudit(database).ofSubject(`staff:${added.id}`, undefined, 10);
  expect(JSON.stringify(entries)).not.toContain(added.oneTimePassword);
  expect(entries).toMatchObject([{ action: 'staff.added', by: { id: 'ops' } }]);
  expect(await addStaff(database, newcomer, monday)).toBeUndefined();
});

import { dayOf } from '../../../shared/domain/instant';
import type { Staff } from '../../../shared/domain/staff';
import { openStaffOffice, STAFF_PASSWORD, type StaffBrowser, type StaffOffice } from '../../support/office-api';
import { refusal } from '../../support/signing-in';

let office: StaffOffice;
let admin: Staff;
let browser: StaffBrowser;

beforeEach(async () => {
  office = await openStaffOffice();
  admin = await office.addStaff('admin');
  browser = await office.signIn(admin);
});

const setActive = (id: string, isActive: boolean) => browser.call('setActive', { params: { id }, body: { isActive } });
const change = (id: string, role: Staff['role'], name = 'Kurgu') =>
  browser.call('change', { params: { id }, body: { name, role } });

test('somebody deactivated is out within one request, and comes back by signing in', async () => {
  const person = await office.addStaff('support');
  const theirs = await office.signIn(person);
  expect(await theirs.call('me')).toMatchObject({ status: 200 });
  expect((await setActive(person.id, false)).body).toMatchObject({ isActive: false });
  expect(await theirs.call('me')).toEqual(refusal('not-signed-in'));
  expect(await theirs.call('signIn', { body: { email: person.email, password: STAFF_PASSWORD } })).toEqual(
    refusal('wrong-credentials'),
  );
  expect(await setActive(person.id, false)).toMatchObject({ status: 200 });
  await setActive(person.id, true);
  office.clock.step(60_000);
  await office.signIn(person);
});

test('the last administrator stays, however it is tried', async () => {
  expect(await setActive(admin.id, false)).toEqual(refusal('last-admin'));
  expect(await change(admin.id, 'finance')).toEqual(refusal('last-admin'));
  const second = await office.addStaff('admin', 'admin00002');
  const answers = await Promise.all([setActive(second.id, false), setActive(admin.id, false)]);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const { staff } = await office.staff.list(undefined, 10);
  expect(staff.filter(({ role, isActive }) => role === 'admin' && isActive)).toHaveLength(1);
});

test('another role ends the sessions that have the old one', async () => {
  const person = await office.addStaff('support');
  const theirs = await office.signIn(person);
  expect(await change(person.id, 'finance', 'Yeni Ad')).toMatchObject({ body: { role: 'finance', name: 'Yeni Ad' } });
  expect(await theirs.call('me')).toEqual(refusal('not-signed-in'));
  await office.addStaff('admin', 'admin00002');
  expect(await change(admin.id, 'support')).toMatchObject({ status: 200 });
  expect(await browser.call('list', { query: {} })).toEqual(refusal('not-signed-in'));
});

test('a reset throws away everything somebody proved themselves by', async () => {
  const person = await office.addStaff('support');
  const theirs = await office.signIn(person);
  const { body } = await browser.call('reset', { params: { id: person.id } });
  expect(await theirs.call('me')).toEqual(refusal('not-signed-in'));
  expect(await theirs.call('signIn', { body: { email: person.email, password: STAFF_PASSWORD } })).toEqual(
    refusal('wrong-credentials'),
  );
  const first = await theirs.call('signIn', { body: { email: person.email, password: body.oneTimePassword } });
  expect(first.body).toMatchObject({ next: 'new-password' });
  expect(await office.credentials.find(person.id)).not.toHaveProperty('totp');
});

test('an e-mail belongs to one person, and nobody unknown is changed', async () => {
  const taken = { email: admin.email.toUpperCase(), name: 'Öteki', role: 'support' };
  expect(await browser.call('add', { body: taken })).toEqual(refusal('email-taken'));
  expect(await setActive('nobody00001', false)).toEqual(refusal('not-found'));
  expect(await browser.call('reset', { params: { id: 'nobody00001' } })).toEqual(refusal('not-found'));
});

test('the staff are listed page by page, each once', async () => {
  for (let index = 0; index < 21; index += 1) {
    const id = `support${String(index).padStart(5, '0')}`;
    await office.staff.add({ ...admin, id, email: `${id}@ofis.example`, role: 'support' }, []);
  }
  const first = await browser.call('list', { query: {} });
  const second = await browser.call('list', { query: { page: String(first.body.next) } });
  const ids = [first, second].flatMap(({ body }) => (body.staff as Staff[]).map(({ id }) => id));
  expect(second.body).not.toHaveProperty('next');
  expect(new Set(ids).size).toBe(22);
  expect(ids).toHaveLength(22);
});

test('everything done to staff is in the audit trail, for administrators', async () => {
  const person = await office.addStaff('support');
  const theirs = await office.signIn(person);
  await change(person.id, 'support', 'Yeni Ad');
  await browser.call('reset', { params: { id: person.id } });
  await setActive(person.id, false);
  const { body } = await browser.call('auditOfSubject', { query: { subject: `staff:${person.id}` } });
  const actions = (body.entries as { action: string; by: { name: string } }[]).map(({ action, by }) => [
    action,
    by.name,
  ]);
  expect(actions).toEqual([
    ['staff.deactivated', admin.name],
    ['staff.reset', admin.name],
    ['staff.changed', admin.name],
    ['staff.signed-in', person.name],
  ]);
  const day = await browser.call('auditOfDay', { params: { day: dayOf(office.clock.now()) }, query: {} });
  expect((day.body.entries as unknown[]).length).toBe(5);

  await setActive(person.id, true);
  const colleague = await office.signIn(await office.addStaff('finance'));
  const query = (subject: string) => colleague.call('auditOfSubject', { query: { subject } });
  expect(await query('staff:support00001')).toEqual(refusal('not-allowed'));
  // The trail of a day tells of colleagues too.
  expect((await query(dayOf(office.clock.now()))).body).toEqual({ entries: [] });
  expect(await query('agent:63100001')).toMatchObject({ status: 200, body: { entries: [] } });
  expect(await theirs.call('me')).toEqual(refusal('not-signed-in'));
});

import type { StaffSignInStep } from '../../../shared/api/staff';
import { RECOVERY_CODES, STAFF_ONE_TIME_MS } from '../../../shared/domain/staff-challenge';
import { openStaffOffice, STAFF_PASSWORD, type StaffBrowser, type StaffOffice } from '../../support/office-api';
import { refusal } from '../../support/signing-in';

let office: StaffOffice;

beforeEach(async () => {
  office = await openStaffOffice();
});

const challengeOf = ({ body }: { body: Readonly<Record<string, unknown>> }) => String(body.challenge);

/** A newcomer as an administrator adds one, up to the step that asks for the authenticator. */
async function newcomer(password = 'yepyeni parola'): Promise<{
  browser: StaffBrowser;
  email: string;
  step: Extract<StaffSignInStep, { next: 'enrolment' }>;
}> {
  const admin = await office.signIn(await office.addStaff('admin'));
  const email = 'yeni@ofis.example';
  const added = await admin.call('add', { body: { email, name: 'Yeni Kurgu', role: 'support' } });
  const browser = office.openBrowser();
  const first = await browser.call('signIn', { body: { email, password: added.body.oneTimePassword } });
  expect(first.body).toMatchObject({ next: 'new-password' });
  const second = await browser.call('setPassword', { body: { challenge: challengeOf(first), password } });
  return { browser, email, step: second.body as never };
}

test('a password alone signs nobody in: a code of the authenticator does', async () => {
  const { email } = await office.addStaff('finance');
  const browser = office.openBrowser();
  const first = await browser.call('signIn', { body: { email: email.toUpperCase(), password: STAFF_PASSWORD } });
  expect(first.body).toMatchObject({ next: 'code' });
  expect(await browser.call('me')).toEqual(refusal('not-signed-in'));
  const second = await browser.call('enterCode', { body: { challenge: challengeOf(first), code: office.code() } });
  expect(second.body).toMatchObject({ next: 'home', me: { email, role: 'finance' } });
  expect(await browser.call('me')).toMatchObject({ status: 200, body: { email } });
  await browser.call('signOut');
  expect(await browser.call('me')).toEqual(refusal('not-signed-in'));
});

test('nobody can tell an unknown e-mail, a wrong password and somebody deactivated apart', async () => {
  const person = await office.addStaff('support');
  const gone = await office.addStaff('finance');
  await office.staff.change(gone, { ...gone, isActive: false }, []);
  const browser = office.openBrowser();
  const answers = [
    await browser.call('signIn', { body: { email: 'kimse@ofis.example', password: STAFF_PASSWORD } }),
    await browser.call('signIn', { body: { email: person.email, password: 'yanlis-parola' } }),
    await browser.call('signIn', { body: { email: gone.email, password: STAFF_PASSWORD } }),
  ];
  expect(answers).toEqual(answers.map(() => ({ status: 401, body: { code: 'wrong-credentials', details: {} } })));
});

test('a code counts once, and one step around now', async () => {
  const { email } = await office.addStaff('support');
  const enter = async (code: string) => {
    const browser = office.openBrowser();
    const first = await browser.call('signIn', { body: { email, password: STAFF_PASSWORD } });
    return browser.call('enterCode', { body: { challenge: challengeOf(first), code } });
  };
  expect(await enter(office.code(-2))).toEqual(refusal('wrong-code'));
  expect(await enter(office.code(2))).toEqual(refusal('wrong-code'));
  expect(await enter(office.code(-1))).toMatchObject({ status: 200 });
  expect(await enter(office.code(0))).toMatchObject({ status: 200 });
  expect(await enter(office.code(0))).toEqual(refusal('wrong-code'));
  expect(await enter(office.code(-1))).toEqual(refusal('wrong-code'));
  expect(await enter(office.code(1))).toMatchObject({ status: 200 });
});

test('the same code in two browsers at once lets one in', async () => {
  const { email } = await office.addStaff('support');
  const browsers = [office.openBrowser(), office.openBrowser()];
  const firsts = await Promise.all(
    browsers.map((browser) => browser.call('signIn', { body: { email, password: STAFF_PASSWORD } })),
  );
  const answers = await Promise.all(
    browsers.map((browser, index) =>
      browser.call('enterCode', {
        body: { challenge: challengeOf(firsts[index] as (typeof firsts)[0]), code: office.code() },
      }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
});

test('guessing passwords and codes ends soon', async () => {
  const { email } = await office.addStaff('support');
  const browser = office.openBrowser();
  const first = await browser.call('signIn', { body: { email, password: STAFF_PASSWORD } });
  const wrong = { body: { challenge: challengeOf(first), code: '000000' } };
  for (let tries = 0; tries < 5; tries += 1) {
    expect(await browser.call('enterCode', wrong)).toEqual(refusal('wrong-code'));
  }
  expect(await browser.call('enterCode', { ...wrong, body: { ...wrong.body, code: office.code() } })).toEqual(
    refusal('challenge-over'),
  );
  for (let tries = 0; tries < 7; tries += 1) {
    await browser.call('signIn', { body: { email, password: 'yanlis-parola' } });
  }
  expect(await browser.call('signIn', { body: { email, password: STAFF_PASSWORD } })).toEqual(
    refusal('too-many-attempts', { retryAfterSeconds: expect.any(Number) }),
  );
});

test('a newcomer chooses a password, sets up an authenticator and gets ten recovery codes', async () => {
  const { browser, email, step } = await newcomer();
  expect(step).toMatchObject({ next: 'enrolment', address: expect.stringMatching(/^otpauth:\/\/totp\//) });
  expect(step.address).toContain(step.secret);
  const wrong = await browser.call('confirmEnrolment', { body: { challenge: step.challenge, code: office.code() } });
  expect(wrong).toEqual(refusal('wrong-code'));
  const code = office.code(0, step.secret);
  const done = await browser.call('confirmEnrolment', { body: { challenge: step.challenge, code } });
  expect(done.body).toMatchObject({ next: 'recovery-codes', me: { email, recoveryCodesLeft: RECOVERY_CODES } });
  const codes = done.body.codes as string[];
  expect(new Set(codes).size).toBe(RECOVERY_CODES);
  expect(await browser.call('me')).toMatchObject({ status: 200 });

  office.clock.step(30_000);
  const elsewhere = office.openBrowser();
  const first = await elsewhere.call('signIn', { body: { email, password: 'yepyeni parola' } });
  const typed = ` ${codes[3]?.toUpperCase()} `;
  const recover = { body: { challenge: challengeOf(first), code: typed } };
  expect(await elsewhere.call('enterRecoveryCode', recover)).toMatchObject({ status: 200 });
  expect((await elsewhere.call('me')).body).toMatchObject({ recoveryCodesLeft: RECOVERY_CODES - 1 });
  const again = await elsewhere.call('signIn', { body: { email, password: 'yepyeni parola' } });
  expect(await elsewhere.call('enterRecoveryCode', { body: { challenge: challengeOf(again), code: typed } })).toEqual(
    refusal('wrong-code'),
  );
});

test('a one-time password is good for one new password, and not for ever', async () => {
  const admin = await office.signIn(await office.addStaff('admin'));
  const email = 'yeni@ofis.example';
  const added = await admin.call('add', { body: { email, name: 'Yeni', role: 'finance' } });
  const password = added.body.oneTimePassword;
  const [here, there] = [office.openBrowser(), office.openBrowser()];
  const firsts = [
    await here.call('signIn', { body: { email, password } }),
    await there.call('signIn', { body: { email, password } }),
  ].map(challengeOf);
  const weak = await here.call('setPassword', { body: { challenge: firsts[0], password: 'yeni1234' } });
  expect(weak).toEqual(refusal('weak-password', { reason: 'own-email' }));
  const set = await here.call('setPassword', { body: { challenge: firsts[0], password: 'bambaska bir sey' } });
  expect(set.body).toMatchObject({ next: 'enrolment' });
  const late = await there.call('setPassword', { body: { challenge: firsts[1], password: 'calinmis parola' } });
  expect(late).toEqual(refusal('challenge-over'));
  expect(await there.call('signIn', { body: { email, password } })).toEqual(refusal('wrong-credentials'));

  const other = await admin.call('add', { body: { email: 'gec@ofis.example', name: 'Geç', role: 'finance' } });
  office.clock.step(STAFF_ONE_TIME_MS);
  expect(
    await there.call('signIn', { body: { email: 'gec@ofis.example', password: other.body.oneTimePassword } }),
  ).toEqual(refusal('wrong-credentials'));
});

test('whoever leaves in the middle of setting up begins there again', async () => {
  const { email, step } = await newcomer();
  const browser = office.openBrowser();
  const again = await browser.call('signIn', { body: { email, password: 'yepyeni parola' } });
  expect(again.body).toMatchObject({ next: 'enrolment' });
  expect(again.body.secret).not.toBe(step.secret);
});

test('changing the password ends the other sessions and needs the current one', async () => {
  const person = await office.addStaff('finance');
  const here = await office.signIn(person);
  office.clock.step(60_000);
  const there = await office.signIn(person);
  const change = (current: string) => here.call('changePassword', { body: { current, password: 'baska bir parola' } });
  expect(await change('yanlis-parola')).toEqual(refusal('wrong-credentials'));
  expect(await change(STAFF_PASSWORD)).toMatchObject({ status: 200 });
  expect(await here.call('me')).toMatchObject({ status: 200 });
  expect(await there.call('me')).toEqual(refusal('not-signed-in'));
});

test('new recovery codes ask for a code of the authenticator and end the old ones', async () => {
  const person = await office.addStaff('finance');
  const browser = await office.signIn(person);
  const renew = (code: string) => browser.call('renewRecoveryCodes', { body: { code } });
  expect(await renew(office.code())).toEqual(refusal('wrong-code'));
  const { body } = await renew(office.code(1));
  expect(body.codes).toHaveLength(RECOVERY_CODES);
  expect((await browser.call('me')).body).toMatchObject({ recoveryCodesLeft: RECOVERY_CODES });
});

test('secrets of authenticators and passwords lie nowhere in the clear', async () => {
  const { step } = await newcomer();
  const code = office.code(0, step.secret);
  const done = await office.openBrowser().call('confirmEnrolment', { body: { challenge: step.challenge, code } });
  const { staff } = await office.staff.list(undefined, 10);
  const kept = JSON.stringify(await Promise.all(staff.map(({ id }) => office.credentials.find(id))));
  expect(kept).toContain('sealedSecret');
  for (const secret of [step.secret, 'yepyeni parola', ...(done.body.codes as string[])]) {
    expect(kept).not.toContain(secret);
  }
});

test('a reset also ends what somebody has begun with the old proofs', async () => {
  const admin = await office.signIn(await office.addStaff('admin'));
  const email = 'yeni@ofis.example';
  const added = await admin.call('add', { body: { email, name: 'Yeni Kurgu', role: 'support' } });
  const { id } = added.body.staff as { id: string };
  const thief = office.openBrowser();
  const stolen = { body: { email, password: added.body.oneTimePassword } };
  const [early, late] = [await thief.call('signIn', stolen), await thief.call('signIn', stolen)];
  const second = await thief.call('setPassword', {
    body: { challenge: challengeOf(early), password: 'calinmis parola' },
  });
  const enrolment = second.body as unknown as Extract<StaffSignInStep, { next: 'enrolment' }>;

  const { body } = await admin.call('reset', { params: { id } });
  const enrol = () =>
    thief.call('confirmEnrolment', {
      body: { challenge: enrolment.challenge, code: office.code(0, enrolment.secret) },
    });
  expect(await enrol()).toEqual(refusal('challenge-over'));
  const set = { body: { challenge: challengeOf(late), password: 'calinmis parola' } };
  expect(await thief.call('setPassword', set)).toEqual(refusal('challenge-over'));

  const owner = office.openBrowser();
  const first = await owner.call('signIn', { body: { email, password: body.oneTimePassword } });
  const own = await owner.call('setPassword', { body: { challenge: challengeOf(first), password: 'kendi parolam' } });
  expect(own.body).toMatchObject({ next: 'enrolment' });
  expect(await enrol()).toEqual(refusal('challenge-over'));
});

test('whoever got in with an old password cannot go on once it is changed', async () => {
  const person = await office.addStaff('finance');
  const here = await office.signIn(person);
  const thief = office.openBrowser();
  const begun = await thief.call('signIn', { body: { email: person.email, password: STAFF_PASSWORD } });
  await here.call('changePassword', { body: { current: STAFF_PASSWORD, password: 'baska bir parola' } });
  const code = { body: { challenge: challengeOf(begun), code: office.code(1) } };
  expect(await thief.call('enterCode', code)).toEqual(refusal('challenge-over'));
});

test('the same recovery code in two browsers at once lets one in', async () => {
  const { browser, email, step } = await newcomer();
  const code = office.code(0, step.secret);
  const done = await browser.call('confirmEnrolment', { body: { challenge: step.challenge, code } });
  const [recovery] = done.body.codes as string[];
  const browsers = [office.openBrowser(), office.openBrowser()];
  const begun = await Promise.all(
    browsers.map((each) => each.call('signIn', { body: { email, password: 'yepyeni parola' } })),
  );
  const answers = await Promise.all(
    browsers.map((each, index) =>
      each.call('enterRecoveryCode', {
        body: { challenge: challengeOf(begun[index] as (typeof begun)[0]), code: recovery },
      }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
});

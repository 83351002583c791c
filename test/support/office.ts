import type { Page } from 'playwright-core';
import { totpCode } from '../../lambdas/staff/totp';
import { DEMO_STAFF_PASSWORD, type DemoStaff, demoStaff } from '../../local/demo/staff';
import { instant } from '../../shared/domain/instant';
import type { StaffRole } from '../../shared/domain/staff';
import { signInWords } from '../../web/office/words/sign-in';
import type { LocalProcess } from './local-process';
import { openCalls, type PortalUser } from './mailed-form';

const { tr } = signInWords;

/** The seeded person with a role. */
export function seededStaff(role: StaffRole): DemoStaff {
  const found = demoStaff.find(({ staff }) => staff.role === role);
  if (found === undefined) throw new Error(`nobody seeded is ${role}`);
  return found;
}

/**
 * Signs the seeded person of a role in, by the form of the back office's sign-in page, where the browser must be, and waits
 * for the page behind it. A code counts once, so a second sign-in of the same person waits for the next half minute.
 */
export async function signInToOffice(page: Page, role: StaffRole): Promise<void> {
  const { staff, totpSecret } = seededStaff(role);
  await page.getByLabel(tr.email).fill(staff.email);
  await page.getByLabel(tr.password, { exact: true }).fill(DEMO_STAFF_PASSWORD);
  await page.getByRole('button', { name: tr.signIn, exact: true }).click();
  await page.getByRole('heading', { name: tr.codeTitle }).waitFor();
  await enterCode(page, totpSecret);
  await page.getByRole('button', { name: `Kullanıcı menüsü: ${staff.name}` }).waitFor();
}

/** Signs the seeded person of a role in by the interface alone. */
export async function signInAtOffice(system: LocalProcess, role: StaffRole): Promise<PortalUser> {
  const { staff, totpSecret } = seededStaff(role);
  const call = openCalls(system);
  const { body } = await call('POST', '/staff/session', { email: staff.email, password: DEMO_STAFF_PASSWORD });
  const { code } = await freshCode(totpSecret);
  const { status } = await call('POST', '/staff/session/code', { challenge: body.challenge, code });
  if (status !== 200) throw new Error(`${role} cannot sign in: ${status}`);
  return { call };
}

const usedSteps = new Map<string, number>();

/** Types the code of an authenticator, of a half minute whose code was not used before. */
export async function enterCode(page: Page, totpSecret: string): Promise<void> {
  const { code, untilMs } = await freshCode(totpSecret);
  usedSteps.set(totpSecret, untilMs);
  await page.getByLabel(tr.code).or(page.getByLabel(tr.enrolCode)).fill(code);
  await page
    .getByRole('button', { name: tr.confirm })
    .or(page.getByRole('button', { name: tr.finish }))
    .click();
}

/** The server takes a code up to half a minute early: so one used just now need not mean half a minute's wait. */
async function freshCode(totpSecret: string): Promise<{ code: string; untilMs: number }> {
  const used = usedSteps.get(totpSecret) ?? 0;
  const now = totpCode(totpSecret, instant(Date.now()));
  if (now.untilMs > used) return now;
  const next = totpCode(totpSecret, instant(used));
  if (used - Date.now() > HALF_MINUTE_MS) await new Promise((resolve) => setTimeout(resolve, used - Date.now()));
  return next;
}

const HALF_MINUTE_MS = 30_000;

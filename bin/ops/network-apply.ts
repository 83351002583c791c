import { isValidIBAN } from 'ibantools';
import * as z from 'zod';
import { auditEntry } from '../../lambdas/runtime/audit-entry';
import { differences } from '../../lambdas/runtime/differences';
import { openAudit } from '../../lambdas/stores/audit';
import { openBankAccounts, type VersionedAccount } from '../../lambdas/stores/bank-accounts';
import type { Database } from '../../lambdas/stores/database';
import { openHolidays } from '../../lambdas/stores/holidays';
import { openInstitutions } from '../../lambdas/stores/institutions';
import type { Write } from '../../lambdas/stores/ledger';
import type { AuditAction } from '../../shared/domain/audit';
import { BankAccount } from '../../shared/domain/bank-account';
import { creditingFeed } from '../../shared/domain/crediting-feed';
import type { Instant } from '../../shared/domain/instant';
import { Institution } from '../../shared/domain/institution';
import { institutionFacts } from '../../shared/domain/institution-facts';
import { Holiday } from '../../shared/domain/working-day';
import { OPERATOR } from './operator';

/** A network's configuration as it is kept in a file: what is left out of it stays as it is. */
const NetworkFile = z.object({
  bankAccounts: eachOnce(z.array(BankAccount.omit({ cutOvers: true })), ({ id }) => id),
  institutions: eachOnce(z.array(Institution), ({ id }) => id),
  holidays: eachOnce(z.array(Holiday), ({ day }) => day),
});
export type NetworkFile = z.infer<typeof NetworkFile>;

/** What `--help` says of the file. */
export const SHAPE = `
The file is JSON: {"bankAccounts": […], "institutions": […], "holidays": […]}, each list optional; amounts in kuruş.
  bankAccounts  {id, bank, branch?, holder, iban, currency: "TRY", isShown, feeds: [{id, kind, url, secret} | {id, kind: "statement-files", csv?}]}
  institutions  {id, name, category, city?, keys, allowsPartial, order, openHours?, fees?, commissions?, notice?, isActive, gateway}
  holidays      {day, extent: "full" | "half", name}
Credentials are never in it: "secret" and "gateway" name secrets. Nothing is written when any of it is wrong, and what is
not named stays as it is. Every change is in the audit trail.`;

/** What becomes of one thing of the file; what changed by name, `before → after`. */
export interface Step {
  readonly subject: string;
  readonly outcome: 'added' | 'changed' | 'unchanged';
  readonly details: Readonly<Record<string, string>>;
}

interface PlannedStep extends Step {
  readonly action: AuditAction;
  /** Writes it with the line of the audit trail; false when somebody else has changed it since it was planned. */
  save(telling: readonly Write[]): Promise<boolean>;
}

/** Reads the file; throws with the place of everything that is wrong, a field that nobody knows included. */
export function readNetworkFile(text: string): NetworkFile {
  const written: unknown = JSON.parse(text);
  const read = NetworkFile.safeParse(written);
  if (!read.success) throw new Error(z.prettifyError(read.error));
  const unknown = fieldsUnread(written, read.data, '');
  if (unknown.length > 0) throw new Error(unknown.map((field) => `✖ ${field} is no field`).join('\n'));
  return read.data;
}

/**
 * Makes the network what the file says, or with `isDry` tells what would change. Throws before anything is written when an
 * IBAN is wrong or taken, or when the crediting of an account would go over to another feed: a cut-over does that.
 */
export async function applyNetwork(
  database: Database,
  file: NetworkFile,
  { now, isDry }: { now: Instant; isDry: boolean },
): Promise<Step[]> {
  const audit = openAudit(database);
  const steps = [
    ...(await planAccounts(database, file.bankAccounts, now)),
    ...(await planInstitutions(database, file.institutions)),
    ...(await planHolidays(database, file.holidays)),
  ];
  if (!isDry) {
    for (const { outcome, subject, action, details, save } of steps) {
      if (outcome === 'unchanged') continue;
      const entry = auditEntry(OPERATOR, action, subject, details, now);
      if (!(await save(audit.writes(entry)))) {
        throw new Error(`${subject} was changed by somebody else meanwhile; run it again`);
      }
    }
  }
  return steps.map(({ subject, outcome, details }) => ({ subject, outcome, details }));
}

/** The steps for people. */
export function describeNetwork(steps: readonly Step[]): string {
  return steps
    .flatMap(({ subject, outcome, details }) => [
      `${outcome.padEnd(10)} ${subject}`,
      ...(outcome === 'changed'
        ? Object.entries(details).map(([name, change]) => `           ${name}: ${change}`)
        : []),
    ])
    .join('\n');
}

async function planAccounts(
  database: Database,
  wanted: NetworkFile['bankAccounts'],
  now: Instant,
): Promise<PlannedStep[]> {
  const store = openBankAccounts(database);
  const kept = new Map((await store.list()).map((account) => [account.id, account]));
  const next = new Map([...kept.values(), ...wanted].map(({ id, iban }) => [id, iban]));
  return wanted.map((account) => {
    const before = kept.get(account.id);
    if (!isValidIBAN(account.iban)) throw new Error(`account:${account.id}: ${account.iban} is no IBAN`);
    if ([...next].some(([id, iban]) => id !== account.id && iban === account.iban)) {
      throw new Error(`account:${account.id}: ${account.iban} is another account's`);
    }
    const after = { ...account, cutOvers: before?.cutOvers ?? [] };
    const moved = before === undefined ? undefined : movedFeed(before, after, now);
    if (moved !== undefined)
      throw new Error(`account:${account.id}: ${moved} credits; let another do so by a cut-over`);
    const { version = 0, ...was } = before ?? {};
    return {
      ...step(`account:${account.id}`, before && was, after),
      action: 'account.changed' as const,
      save: (telling: readonly Write[]) => store.change(after, version, telling),
    };
  });
}

/** The feed whose crediting a change would take away: now, or at a cut-over that is set. */
function movedFeed(before: VersionedAccount, after: BankAccount, now: Instant): string | undefined {
  const moments = [now, ...before.cutOvers.map(({ from }) => from)];
  return moments
    .map((at) => ({ was: creditingFeed(before, at)?.id, is: creditingFeed(after, at)?.id }))
    .find(({ was, is }) => was !== undefined && was !== is)?.was;
}

async function planInstitutions(database: Database, wanted: readonly Institution[]): Promise<PlannedStep[]> {
  const store = openInstitutions(database);
  const kept = new Map((await store.listVersioned()).map((one) => [one.institution.id, one]));
  return wanted.map((institution) => {
    const { institution: before, version = 0 } = kept.get(institution.id) ?? {};
    return {
      ...step(`institution:${institution.id}`, before && institutionFacts(before), institutionFacts(institution)),
      action: 'institution.changed' as const,
      save: (telling: readonly Write[]) => store.change(institution, version, telling),
    };
  });
}

async function planHolidays(database: Database, wanted: readonly Holiday[]): Promise<PlannedStep[]> {
  if (wanted.length === 0) return [];
  const store = openHolidays(database);
  const days = wanted.map(({ day }) => day).sort();
  const [first, last] = [days[0], days.at(-1)] as [Holiday['day'], Holiday['day']];
  const kept = new Map((await store.between(first, last)).map((holiday) => [holiday.day, holiday]));
  return wanted.map((holiday) => ({
    ...step(`holiday:${holiday.day}`, kept.get(holiday.day), holiday),
    action: 'holiday.changed' as const,
    save: async (telling: readonly Write[]) => {
      await store.change(holiday, telling);
      return true;
    },
  }));
}

function step(subject: string, before: object | undefined, after: object): Step {
  const details = differences(before && { ...before }, { ...after });
  const outcome = before === undefined ? 'added' : Object.keys(details).length === 0 ? 'unchanged' : 'changed';
  return { subject, outcome, details };
}

/** A list, optional, in which nothing stands twice. */
function eachOnce<T>(list: z.ZodArray<z.ZodType<T>>, nameOf: (one: T) => string) {
  return list.refine((all) => new Set(all.map(nameOf)).size === all.length, 'names one of them twice').default([]);
}

/** The paths of what was written and did not get into what was read. */
function fieldsUnread(written: unknown, read: unknown, path: string): string[] {
  if (typeof written !== 'object' || written === null || typeof read !== 'object' || read === null) return [];
  return Object.entries(written).flatMap(([name, value]) => {
    const place = path === '' ? name : `${path}.${name}`;
    return name in read ? fieldsUnread(value, (read as Record<string, unknown>)[name], place) : [place];
  });
}

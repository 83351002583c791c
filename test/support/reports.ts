import { operations } from '../../lambdas/api/reports';
import { closeAccount } from '../../lambdas/day-end/close-account';
import { hashToken } from '../../lambdas/runtime/secret-token';
import { serve } from '../../lambdas/runtime/serve';
import { writeSessionToken } from '../../lambdas/runtime/session-token';
import { openAgents } from '../../lambdas/stores/agents';
import type { Database } from '../../lambdas/stores/database';
import { openDayEnds } from '../../lambdas/stores/day-ends';
import { openFindings } from '../../lambdas/stores/findings';
import { openInstitutions } from '../../lambdas/stores/institutions';
import { openLedger } from '../../lambdas/stores/ledger';
import { openPayments } from '../../lambdas/stores/payments';
import { openSenders } from '../../lambdas/stores/senders';
import { openSessions } from '../../lambdas/stores/sessions';
import { openTransfers } from '../../lambdas/stores/transfers';
import { demoInstitutions } from '../../local/demo/institutions';
import { api } from '../../shared/api';
import type { Agent, UserRole } from '../../shared/domain/agent';
import { lastClosableDay } from '../../shared/domain/day-end';
import { type Entry, emptyHead } from '../../shared/domain/ledger';
import { type Deed, deedsOf, type Happening, lifeBegins, postingOf } from './account-life';
import { aSession, aShop, monday } from './builders';
import { type Clock, clockAt, tries } from './fakes';
import { freshDatabase } from './fresh-database';
import { invoke } from './portal';

type Reports = (typeof api.reports)['operations'];

/** Agents whose accounts live for a while, and the reports that their people then ask for. */
export interface ReportsWorld {
  readonly database: Database;
  readonly clock: Clock;
  /** A new agent whose account lived so, and the entries that it left. */
  live(life: readonly Happening[]): Promise<{ readonly agent: Agent; readonly entries: readonly Entry[] }>;
  /** Asks for a report as the agent's owner, unless said otherwise. */
  ask<Name extends keyof Reports>(
    agent: Agent,
    name: Name,
    sending: { readonly query: Readonly<Record<string, string>>; readonly params?: Readonly<Record<string, string>> },
    role?: UserRole,
  ): Promise<{ readonly status: number; readonly body: ReturnType<Reports[Name]['response']['parse']> }>;
}

const SECRET = 'secret-of-the-reader';

export async function openReportsWorld(): Promise<ReportsWorld> {
  const database = await freshDatabase();
  const clock = clockAt();
  const sessions = openSessions(database);
  const agents = openAgents(database);
  const institutions = openInstitutions(database);
  const [dayEnds, ledger, payments] = [openDayEnds(database), openLedger(database, tries(5)), openPayments(database)];
  await Promise.all(demoInstitutions.map((institution) => institutions.save(institution)));
  const handler = serve(api.reports, operations, {
    ...{ sessions, agents, institutions, dayEnds, ledger, payments },
    now: clock.now,
  });
  const closing = {
    ...{ ledger, dayEnds, findings: openFindings(database), now: clock.now },
    ...{ transfers: openTransfers(database), senders: openSenders(database) },
  };
  let shops = 0;

  return {
    database,
    clock,
    async live(life) {
      shops += 1;
      const { agent, owner } = aShop(shops);
      await agents.add(agent, owner, 'no password');
      const deedOf = deedsOf(agent.number);
      clock.set(lifeBegins);
      for (const happening of life) {
        clock.step(happening.waitMs);
        if (happening.what === 'close') {
          await closeAccount(agent.number, lastClosableDay(clock.now()), new Set(), closing);
        }
        const head = (await ledger.newest(agent.number)) ?? emptyHead(agent.number);
        const deed: Deed | undefined = deedOf(happening, head, clock.now());
        if (deed !== undefined) {
          await ledger.append(agent.number, () => [postingOf(deed, database, payments)], clock.now);
        }
      }
      const entries: Entry[] = [];
      for await (const entry of ledger.chain(agent.number)) entries.push(entry);
      return { agent, entries };
    },
    async ask(agent, name, sending, role = 'owner') {
      const user = `${role}${agent.number}`;
      await sessions.start(
        aSession({
          id: hashToken(SECRET),
          agent: agent.number,
          user,
          role,
          startedAt: clock.now(),
          seenAt: clock.now(),
        }),
      );
      const cookies = new Map([['__Host-session', writeSessionToken(agent.number, user, SECRET)]]);
      const operation = api.reports.operations[name];
      const { statusCode = 0, body = '' } = await invoke(handler, operation, sending, cookies);
      return { status: statusCode, body: JSON.parse(body) as never };
    },
  };
}

/** A life in which nothing but this happens, one after another at noon of Monday. */
export function atNoon(
  ...happenings: readonly (Partial<Happening> & Pick<Happening, 'what' | 'amount'>)[]
): Happening[] {
  const untilNoonMs = Date.parse(monday) - Date.parse(lifeBegins);
  return happenings.map((happening, index) => ({
    waitMs: index === 0 ? untilNoonMs : 60_000,
    fee: 0 as Happening['fee'],
    commission: 0 as Happening['commission'],
    institution: 'anadolu-gaz',
    user: 'owner',
    ...happening,
  }));
}

import { authenticate } from '../../lambdas/runtime/authenticate';
import { SESSION_COOKIE } from '../../lambdas/runtime/cookies';
import { hashToken } from '../../lambdas/runtime/secret-token';
import { writeSessionToken } from '../../lambdas/runtime/session-token';
import type { Database } from '../../lambdas/stores/database';
import { openSessions } from '../../lambdas/stores/sessions';
import { api } from '../../shared/api';
import { AgentNumber } from '../../shared/domain/agent';
import { type Instant, later } from '../../shared/domain/instant';
import { TOUCH_MS } from '../../shared/domain/session';
import type { Meter } from '../support/meter';
import { budgets } from './budgets';
import type { Figure } from './figure';
import { BENCH_NOW } from './network';

/** What it costs a request to find out who calls. */
export async function signInCost(database: Database, meter: Meter): Promise<Figure[]> {
  const sessions = openSessions(database);
  const session = { agent: AgentNumber.parse('20000001'), user: 'owner20000001', id: hashToken('secret') };
  await sessions.start({ ...session, role: 'owner', startedAt: BENCH_NOW, seenAt: BENCH_NOW });
  const cookies = [`${SESSION_COOKIE}=${writeSessionToken(session.agent, session.user, 'secret')}`];
  const check = async (now: Instant) => {
    const operation = api.balance.operations.balance;
    const { cost } = await meter.measure(() => authenticate(operation, cookies, { sessions }, now));
    return cost;
  };
  return [
    { name: 'sign-in check of a request', values: await check(later(BENCH_NOW, 60_000)), budget: budgets.signInCheck },
    {
      name: 'sign-in check that notes the session is in use',
      values: await check(later(BENCH_NOW, TOUCH_MS)),
      note: `once in ${TOUCH_MS / 60_000} minutes`,
    },
  ];
}

import { operations } from '../../lambdas/api/bills';
import type { Collections } from '../../lambdas/gateways/collections';
import { hashToken } from '../../lambdas/runtime/secret-token';
import { serve } from '../../lambdas/runtime/serve';
import { writeSessionToken } from '../../lambdas/runtime/session-token';
import { openAgents } from '../../lambdas/stores/agents';
import { openFavourites } from '../../lambdas/stores/favourites';
import { openHolidays } from '../../lambdas/stores/holidays';
import { openPaperRecords } from '../../lambdas/stores/papers';
import { openSessions } from '../../lambdas/stores/sessions';
import { api } from '../../shared/api';
import type { Agent } from '../../shared/domain/agent';
import { type Quote, signQuote } from '../../shared/domain/quote';
import { anOwner, aSession, phoneNumber } from './builders';
import { reconnect } from './fresh-database';
import { mintId, openPaymentWorld, type PaymentWorld } from './payments';
import { type Answer, checkAnswer, invoke, type Sending } from './portal';

type BillsCall = keyof typeof api.bills.operations;

/** The bills group on real stores, a simulated gateway behind it. */
export interface BillsWorld extends PaymentWorld {
  /** The names of the commands that the Lambda sent to the database. */
  readonly commands: string[];
  /** The gateways behind the Lambda; replace them to make them fail. */
  gateways: Collections;
  /** A signed-in shop with a balance. */
  signIn(balanceKurus: number, fields?: Partial<Agent>): Promise<Counter>;
  sign(quote: Quote): string;
}

/** Somebody signed in for an agent. */
export interface Counter {
  readonly agent: Agent;
  /** What the browser sends along: other groups know the same session. */
  readonly cookies: ReadonlyMap<string, string>;
  call(operation: BillsCall, sending?: Sending): Promise<Answer>;
  /** Pays these tokens whole, or parts of them. */
  pay(...items: (string | { readonly quote: string; readonly amount: number })[]): Promise<Answer>;
}

const KEY = Buffer.alloc(32, 7);
const SECRET = 'secret-of-the-owner';
let shops = 0;

export async function openBillsWorld(): Promise<BillsWorld> {
  const world = await openPaymentWorld();
  const { clock } = world;
  const commands: string[] = [];
  const database = reconnect(world.database);
  database.client.middlewareStack.add(
    (next, context) => (args) => {
      commands.push(String(context.commandName));
      return next(args);
    },
    { step: 'initialize', name: 'note' },
  );
  const [sessions, agents] = [openSessions(database), openAgents(database)];
  const handler = serve(api.bills, operations, {
    ...world.dependencies(database),
    sessions,
    agents,
    favourites: openFavourites(database),
    papers: openPaperRecords(database),
    holidays: openHolidays(database),
    collections: (gateway) => bills.gateways(gateway),
    quoteKeys: async () => [KEY],
    mintId,
  });
  const bills: BillsWorld = {
    ...world,
    commands,
    gateways: world.collections(),
    sign: (quote) => signQuote(quote, KEY),
    async signIn(balanceKurus, fields) {
      shops += 1;
      const agent = await world.addAgent(balanceKurus, fields);
      const owner = anOwner({ agent: agent.number, phone: phoneNumber(shops) });
      await agents.add(agent, owner, 'no password');
      const times = { startedAt: clock.now(), seenAt: clock.now() };
      await sessions.start(aSession({ id: hashToken(SECRET), agent: agent.number, user: owner.id, ...times }));
      const cookies = new Map([['__Host-session', writeSessionToken(agent.number, owner.id, SECRET)]]);
      const call = async (name: BillsCall, sending: Sending = {}) => {
        const operation = api.bills.operations[name];
        return checkAnswer(operation, await invoke(handler, operation, sending, cookies));
      };
      const itemOf = (item: string | object) => (typeof item === 'string' ? { quote: item } : item);
      return { agent, cookies, call, pay: (...items) => call('pay', { body: { items: items.map(itemOf) } }) };
    },
    async close() {
      database.client.destroy();
      await world.close();
    },
  };
  return bills;
}

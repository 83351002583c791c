import { isDone, stageOf } from '../../local/collection/orders';
import { api } from '../../shared/api';
import type { Group } from '../../shared/api/contract';
import type { ManualPayment } from '../../shared/api/control';
import type { ShownProposal, SuspenseRow } from '../../shared/api/suspense';
import type { StaffSession } from '../../shared/domain/staff';
import type { Dice } from '../support/descriptions';
import { staffCalls } from '../support/staff-calls';
import type { Lambdas } from './lambdas';
import type { Line } from './line';
import type { Network } from './network';
import type { Senders } from './senders';
import { nameOf, type Sent, type Truth } from './truth';

/** Accounting, who decide what no machine may, by what really happened. */
export interface Staff {
  /** What is done at the desks now, each as somebody's calls: they are made side by side. */
  calls(): (() => Promise<void>)[];
  /** Moves the crediting of an account over to a feed, from a moment a little ahead on. */
  cutOver(account: string, feed: string): Promise<void>;
  readonly had: ReadonlyMap<string, number>;
}

type Call = (
  operation: string,
  sending?: Parameters<Awaited<ReturnType<typeof staffCalls>>>[1],
) => Promise<Answer | undefined>;
type Answer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };
type Person = Pick<StaffSession, 'staff' | 'name'>;

const [deniz, umut] = [
  { staff: 'deniz00001', name: 'Deniz Kurgu' },
  { staff: 'umut000001', name: 'Umut Kurgu' },
] as const;

export function openStaff(
  lambdas: Pick<Lambdas, 'suspense' | 'control' | 'office'>,
  { network, line, truth, senders, dice }: { network: Network; line: Line; truth: Truth; senders: Senders; dice: Dice },
): Staff {
  const { roll } = dice;
  const { clock, shops, collection, database } = network;
  const had = new Map<string, number>();
  /** What went back to its sender, under which reference: whoever did not hear of their note does not send it twice. */
  const paidOut = new Map<string, string>();
  const count = (what: string) => void had.set(what, (had.get(what) ?? 0) + 1);

  /** Somebody's way to call a group; what a mishap takes the answer of is undefined, a bug is noted. */
  async function signIn(group: Group, handler: unknown, person: Person): Promise<Call> {
    const call = await line.aside(() => staffCalls(database, { group, handler, now: clock.now() }, 'finance', person));
    return async (operation, sending) => {
      const ended = await line.run(() => call(operation, sending));
      if (ended.isDead) return undefined;
      if (ended.value === undefined) throw ended.error;
      const { status, body } = ended.value;
      if (status >= 500 && !ended.isHurt)
        truth.bugs.push(`${group.name}.${operation}: ${status} ${JSON.stringify(body)}`);
      return status >= 500 ? undefined : { status, body };
    };
  }

  async function workOffQueue(): Promise<void> {
    const desk = await signIn(api.suspense, lambdas.suspense, deniz);
    const queue = await desk('queue', {});
    const rows = ((queue?.body.rows ?? []) as SuspenseRow[]).filter(({ isProposed }) => !isProposed);
    for (const row of rows.slice(0, 4)) {
      const sent = truth.sent.get(nameOf({ account: row.account, number: row.id }));
      if (sent !== undefined) await decide(desk, row, sent);
    }
  }

  async function decide(desk: Call, { account, id, amount, currency }: SuspenseRow, sent: Sent): Promise<void> {
    const params = { account, id };
    const agents = shops.filter(({ index }) => sent.shops.includes(index)).map(({ agent }) => agent.number);
    const done = (what: string, answer: Answer | undefined) =>
      count(
        answer === undefined ? `${what}, unanswered` : answer.status === 200 ? what : `${what}: ${answer.body.code}`,
      );
    if (sent.kind === 'reversal' || agents.length === 0) {
      return done('ignored', await desk('ignore', { params, body: { note: 'bankanın iptali' } }));
    }
    const name = nameOf({ account, number: id });
    if (currency !== 'TRY' || paidOut.has(name) || roll(8) === 0) {
      const bankReference = paidOut.get(name) ?? senders.payOut(account, amount, `IADE ${id}`);
      paidOut.set(name, bankReference);
      return done(
        'returned',
        await desk('returnToSender', { params, body: { bankReference, note: 'göndereni aradık' } }),
      );
    }
    const half = Math.floor(amount / 2);
    const [first, second] = agents;
    const shares =
      second === undefined
        ? [{ agent: first, amount }]
        : [
            { agent: first, amount: half },
            { agent: second, amount: amount - half },
          ];
    done('credited', await desk('credit', { params, body: { shares, note: 'dekontla doğrulandı' } }));
    if (roll(6) === 0) done('undone', await desk('undo', { params, body: {} }));
  }

  async function approve(): Promise<void> {
    const second = await signIn(api.suspense, lambdas.suspense, umut);
    const waiting = await second('proposals', {});
    for (const { id } of (waiting?.body.proposals ?? []) as ShownProposal[]) {
      const isGood = roll(5) > 0;
      const answer = await second(isGood ? 'approve' : 'decline', {
        params: { id },
        body: isGood ? {} : { reason: 'dekont okunmuyor' },
      });
      count(
        `${isGood ? 'approved' : 'declined'}${answer?.status === 200 ? '' : `: ${answer?.body.code ?? 'unanswered'}`}`,
      );
    }
  }

  /** Whoever settles by hand has called the institution; while it cannot say itself, they wait. */
  async function settleManual(): Promise<void> {
    const accounting = await signIn(api.control, lambdas.control, deniz);
    const waiting = await accounting('manualPayments', {});
    for (const { agent, id } of (waiting?.body.payments ?? []) as ManualPayment[]) {
      const order = collection.books.payment(id);
      if (order !== undefined && stageOf(order, clock.now()) !== 'settled') continue;
      const outcome = order !== undefined && isDone(order, clock.now()) ? 'paid' : 'refused';
      const body = { outcome, reason: 'kurum arandı' };
      const answer = await accounting('settlePayment', { params: { agent, id }, body });
      count(`settled by hand: ${answer?.status === 200 ? outcome : (answer?.body.code ?? 'unanswered')}`);
    }
  }

  return {
    had,
    calls: () => [workOffQueue, approve, settleManual],
    async cutOver(account, feed) {
      const settings = await signIn(api.office, lambdas.office, deniz);
      const known = await settings('accounts', {});
      const found = ((known?.body.accounts ?? []) as { id: string; version: number }[]).find(
        ({ id }) => id === account,
      );
      if (found === undefined) return;
      const from = clock.now();
      const answer = await settings('setCutOver', {
        params: { id: account },
        body: { version: found.version, feed, from },
      });
      count(`cut-over to ${feed}: ${answer?.status === 200 ? 'set' : (answer?.body.code ?? 'unanswered')}`);
    },
  };
}

import type { Collections } from '../../lambdas/gateways/collections';
import type { Ledger, Part } from '../../lambdas/stores/ledger';
import type { AgentNumber } from '../../shared/domain/agent';
import { emptyHead } from '../../shared/domain/ledger';
import type { Parts } from './lambdas';

/** A way to break the product on purpose: each must be seen by an invariant. */
export type Sabotage = (parts: Parts) => Parts;

/** Every loading is posted once more, by a store that forgot what is a cause. */
export const creditTwice: Sabotage = (parts) => {
  const append: Ledger['append'] = async (account, decide, now, known) => {
    const entries = await parts.ledger.append(account, decide, now, known);
    const [loading] = entries.filter(({ kind }) => kind === 'transfer');
    if (loading !== undefined) {
      const { kind, amount, contra, reference } = loading;
      const [, cause] = parts.papers.forgetWrites(noPaper(account));
      if (cause !== undefined) {
        await parts.ledger.append(account, () => [{ entry: { kind, amount, contra, reference }, cause }], now);
      }
    }
    return entries;
  };
  return { ...parts, ledger: { ...parts.ledger, append } };
};

function noPaper(agent: AgentNumber): Parameters<Parts['papers']['forgetWrites']>[0] {
  const at = '2000-01-01T00:00:00.000Z' as never;
  return {
    id: '0'.repeat(26),
    agent,
    purpose: 'id-copy',
    type: 'application/pdf',
    bytes: 1,
    uploadedAt: at,
    uploadedBy: '',
    deleteAt: at,
  };
}

/** A refused or cancelled payment is moved on, and its money stays where it was. */
export const loseRefunds: Sabotage = (parts) => {
  const appendAll: Ledger['appendAll'] = (posted, causes, now) =>
    parts.ledger.appendAll(
      posted.filter((part) => !isRefund(part)),
      causes,
      now,
    );
  return { ...parts, ledger: { ...parts.ledger, appendAll } };
};

/** Of all that is posted with other writes, a refund alone asks for no balance. */
function isRefund({ account, decide }: Part): boolean {
  try {
    return decide(emptyHead(account)).kind === 'refund';
  } catch {
    return false;
  }
}

/** A payment that got no answer is taken as refused: its money goes back, and nobody asks again. */
export const takeSilenceForRefusal: Sabotage = (parts) => {
  const collections: Collections = async (name) => {
    const gateway = await parts.collections(name);
    return {
      ...gateway,
      async outcome(order) {
        const answer = await gateway.outcome(order);
        return answer.kind === 'unknown' ? { kind: 'refused', reason: 'no-answer' } : answer;
      },
    };
  };
  return { ...parts, collections };
};

/** Every third row of the banks' own services is passed over. */
export const skipRows: Sabotage = (parts) => ({
  ...parts,
  feed: {
    async read(account, feed, window, left) {
      const reading = await parts.feed.read(account, feed, window, left);
      if (feed.kind === 'ohvps') return reading;
      return { ...reading, rows: reading.rows.filter(({ number = '' }) => Number(number.slice(-6)) % 3 !== 0) };
    },
  },
});

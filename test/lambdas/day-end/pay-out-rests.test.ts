import { monotonicFactory } from 'ulid';
import { type PayOutDependencies, payOutRests } from '../../../lambdas/day-end/pay-out-rests';
import { openAudit } from '../../../lambdas/stores/audit';
import { openBankAccounts } from '../../../lambdas/stores/bank-accounts';
import { openClosures } from '../../../lambdas/stores/closures';
import type { Database } from '../../../lambdas/stores/database';
import { openLedger } from '../../../lambdas/stores/ledger';
import { openProposals } from '../../../lambdas/stores/proposals';
import { transact } from '../../../lambdas/stores/transact';
import { openTransfers } from '../../../lambdas/stores/transfers';
import { caseNumber } from '../../../shared/domain/case';
import { Closure } from '../../../shared/domain/closure';
import { msOf } from '../../../shared/domain/instant';
import { kurus } from '../../../shared/domain/kurus';
import { adjustmentEntry, approveProposal, declineProposal } from '../../../shared/domain/proposal';
import { agentNumber, anEntryDraft, aTransfer, monday } from '../../support/builders';
import { deniz, kaya } from '../../support/cases';
import { type Clock, clockAt, tries } from '../../support/fakes';
import { freshDatabase } from '../../support/fresh-database';

const DAY_MS = 86_400_000;
const agent = agentNumber(1);
let database: Database;
let clock: Clock;
beforeEach(async () => {
  database = await freshDatabase();
  clock = clockAt();
  await close();
});
afterEach(() => database.client.destroy());

async function close() {
  const closure = Closure.parse({
    agent,
    title: 'Örnek İletişim',
    case: caseNumber(2026, 1),
    closedAt: monday,
    by: kaya,
    iban: 'TR330006100519786457841326',
    accountHolder: 'Ayşe Örnek',
  });
  await transact(database, [{ writes: [openClosures(database).addWrite(closure)], otherwise: 'busy' }]);
}

function dependencies(): PayOutDependencies {
  const mint = monotonicFactory();
  return {
    closures: openClosures(database),
    ledger: openLedger(database, tries(3)),
    proposals: openProposals(database),
    bankAccounts: openBankAccounts(database),
    audit: openAudit(database),
    transact: (parts) => transact(database, parts),
    mintId: (at) => mint(msOf(at)),
    now: clock.now,
  };
}

async function comes(amount: number, reference: string) {
  const cause = openTransfers(database).creditWrite(aTransfer({ id: reference }));
  const entry = anEntryDraft(amount, reference);
  await openLedger(database, tries(3)).append(agent, () => [{ entry, cause }], clock.now);
}

const waiting = async () => (await openProposals(database).waiting(undefined, 10)).proposals;

/** A second person decides about the proposal that waits. */
async function decide(outcome: 'approved' | 'declined') {
  const [proposal] = await waiting();
  if (proposal === undefined) throw new Error('nothing waits');
  const decided =
    outcome === 'approved'
      ? approveProposal(proposal, deniz, clock.now())
      : declineProposal(proposal, deniz, 'Başka hesaptan', clock.now());
  const part = {
    account: agent,
    decide: (head: Parameters<typeof adjustmentEntry>[2]) => adjustmentEntry(decided, deniz, head),
  };
  const parts = outcome === 'approved' ? [part] : [];
  await openLedger(database, tries(3)).appendAll(parts, openProposals(database).decideCauses(decided), clock.now);
}

test('proposes what came to a closed account, one proposal at a time, until nothing is left', async () => {
  expect(await payOutRests(dependencies())).toEqual({ proposed: 0, failed: 0 });
  await comes(4_000, 'commission');
  expect(await payOutRests(dependencies())).toEqual({ proposed: 1, failed: 0 });
  await comes(1_000, 'refund');
  expect(await payOutRests(dependencies())).toEqual({ proposed: 0, failed: 0 });
  expect(await waiting()).toMatchObject([
    {
      order: { kind: 'adjustment', agent, amount: kurus(-4_000), iban: 'TR330006100519786457841326' },
      proposedBy: kaya,
    },
  ]);
  await decide('approved');
  expect(await payOutRests(dependencies())).toEqual({ proposed: 1, failed: 0 });
  expect(await waiting()).toMatchObject([{ amount: 1_000 }]);
  await decide('declined');
  expect(await payOutRests(dependencies())).toEqual({ proposed: 1, failed: 0 });
  await decide('approved');
  expect(await payOutRests(dependencies())).toEqual({ proposed: 0, failed: 0 });
  const { entries } = await openAudit(database).ofSubject(`agent:${agent}`, undefined, 10);
  expect(entries.map(({ action, by }) => [action, by.id])).toEqual(Array(3).fill(['proposal.made', 'system']));
});

test('two runs at once propose once', async () => {
  await comes(4_000, 'commission');
  const runs = await Promise.all([payOutRests(dependencies()), payOutRests(dependencies())]);
  expect(runs.reduce((sum, { proposed }) => sum + proposed, 0)).toBe(1);
  expect(await waiting()).toHaveLength(1);
});

test('looks at an empty account for two months, and then no more', async () => {
  const known = async () => {
    const all = [];
    for await (const closure of openClosures(database).all()) all.push(closure.agent);
    return all;
  };
  clock.step(59 * DAY_MS);
  await payOutRests(dependencies());
  expect(await known()).toEqual([agent]);
  clock.step(2 * DAY_MS);
  await payOutRests(dependencies());
  expect(await known()).toEqual([]);
});

import { openAudit } from '../../../lambdas/stores/audit';
import { type Ledger, openLedger } from '../../../lambdas/stores/ledger';
import { openTransfers } from '../../../lambdas/stores/transfers';
import { creditByHand } from '../../../lambdas/suspense/credit';
import type { DeskDependencies } from '../../../lambdas/suspense/dependencies';
import { auditCauses, carryOut, loadTransfer } from '../../../lambdas/suspense/move';
import { approve } from '../../../lambdas/suspense/proposals';
import { undoDecision } from '../../../shared/domain/decide-transfer';
import { kurus } from '../../../shared/domain/kurus';
import { Refusal } from '../../../shared/domain/refusal';
import { type Transfer, transferReference } from '../../../shared/domain/transfer';
import { agentNumber } from '../../support/builders';
import { mortal, unlessDead } from '../../support/crash';
import { type Desk, openDesk } from '../../support/desk';
import { tries } from '../../support/fakes';

const deniz = { staff: 'deniz00001', name: 'Deniz Kurgu' };
const ege = { staff: 'ege0000001', name: 'Ege Kurgu' };
const note = 'iki bayi ortak gönderdi';

let desk: Desk;
let ledger: Ledger;
beforeAll(async () => {
  desk = await openDesk({ shops: 2 });
  ledger = openLedger(desk.database, tries(1));
});

let points = 0;
afterAll(async () => {
  console.info(`decisions of the staff: ${points} points found and covered, before and after each`);
  expect((await desk.balanceOf(1)) + (await desk.balanceOf(2))).toBe(await total());
});

type Step = (transfer: Transfer, dependencies: DeskDependencies) => Promise<unknown>;

const decider = (session: typeof deniz) => ({ session, now: desk.clock.now() });
const halves = ({ amount }: Transfer) => [
  { agent: agentNumber(1), amount: kurus(1) },
  { agent: agentNumber(2), amount: kurus(amount - 1) },
];
const split: Step = async (transfer, dependencies) =>
  creditByHand(
    await loadTransfer(transfer, dependencies),
    { shares: halves(transfer), note },
    decider(deniz),
    dependencies,
  );
const second: Step = async (transfer, dependencies) => {
  const { proposal = '' } = await loadTransfer(transfer, dependencies);
  await approve(proposal, decider(ege), dependencies);
};
const undo: Step = async (transfer, dependencies) => {
  const before = await loadTransfer(transfer, dependencies);
  const decided = undoDecision(before, { id: deniz.staff, name: deniz.name }, desk.clock.now());
  const told = auditCauses(before, 'transfer.undone', {}, decider(deniz), dependencies);
  await carryOut(before, decided, told, dependencies);
};

test.each<[string, number, readonly Step[], object]>([
  [
    'a split by two persons',
    2_000_000,
    [split, second],
    { state: 'credited', loaded: 2_000_000, actions: ['proposal.approved', 'proposal.made'] },
  ],
  [
    'a split taken back',
    10_000,
    [split, undo],
    { state: 'suspense', loaded: 0, actions: ['transfer.undone', 'transfer.split'] },
  ],
])(
  '%s happens once and is told once, at whatever point the process dies and however often it is tried',
  async (...row) => {
    const [, amount, steps, expected] = row;
    for (let point = 1, isOver = false; !isOver; point += 1) {
      for (const moment of ['before', 'after'] as const) {
        const transfer = await desk.suspend('bakiye', { amount: kurus(amount) });
        const balance = await total();
        const process = mortal(desk.database, globalThis.fetch, { point, moment });
        const dying = desk.dependencies(process.database, 3);
        let done = 0;
        for (const step of steps) {
          await unlessDead(process, () => step(transfer, dying));
          if (process.isDead()) break;
          done += 1;
        }
        isOver = !process.isDead();
        for (const step of steps.slice(done)) await again(() => step(transfer, desk.dependencies()));
        process.database.client.destroy();

        const found = await openTransfers(desk.database).find(transfer);
        const { entries } = await openAudit(desk.database).ofSubject(transferReference(transfer), undefined, 9);
        expect({
          point,
          state: found?.state,
          loaded: (await total()) - balance,
          actions: entries.map(({ action }) => action),
        }).toEqual({ point, ...expected });
      }
      if (!isOver) points += 1;
    }
  },
);

/** Tried again by a person: what has happened is refused, and that is all. */
async function again(step: () => Promise<unknown>): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(['transfer-moved', 'not-found', 'awaiting-approval', 'proposal-over']).toContain(error.code);
  }
}

/** What both shops hold; their chains are proved at the end. */
async function total(): Promise<number> {
  const heads = await Promise.all([1, 2].map((shop) => ledger.newest(agentNumber(shop))));
  return heads.reduce((sum, head) => sum + (head?.balanceAfter ?? 0), 0);
}

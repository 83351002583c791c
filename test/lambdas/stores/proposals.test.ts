import { openLedger } from '../../../lambdas/stores/ledger';
import { openProposals, type Proposals } from '../../../lambdas/stores/proposals';
import { later } from '../../../shared/domain/instant';
import { approveProposal, Proposal } from '../../../shared/domain/proposal';
import { agentNumber, monday } from '../../support/builders';
import { tries } from '../../support/fakes';
import { freshDatabase } from '../../support/fresh-database';

let proposals: Proposals;
let write: (...causes: ReturnType<Proposals['makeCauses']>) => Promise<unknown>;

beforeEach(async () => {
  const database = await freshDatabase();
  proposals = openProposals(database);
  const ledger = openLedger(database, tries(3));
  write = (...causes) => ledger.appendAll([], causes, () => monday);
});

const aProposal = (index: number): Proposal =>
  Proposal.parse({
    id: `01KB000000000000000000000${index}`,
    order: { kind: 'adjustment', agent: agentNumber(), amount: -500, contra: 'bank:ziraat-1' },
    amount: -500,
    proposedBy: { id: 'financeone', name: 'Deniz Kaya' },
    at: later(monday, index),
    reason: 'kapanış ödemesi',
    state: 'waiting',
  });

test('what waits is listed oldest first, in pages, until it is decided', async () => {
  for (const index of [3, 1, 2]) await write(...proposals.makeCauses(aProposal(index)));
  const first = await proposals.waiting(undefined, 2);
  expect(first.proposals).toEqual([aProposal(1), aProposal(2)]);
  expect((await proposals.waiting(first.next, 2)).proposals).toEqual([aProposal(3)]);
  const approved = approveProposal(aProposal(1), { id: 'financetwo', name: 'Ege Duman' }, monday);
  await write(...proposals.decideCauses(approved));
  expect((await proposals.waiting(undefined, 10)).proposals).toEqual([aProposal(2), aProposal(3)]);
  expect(await proposals.find(aProposal(1).id)).toEqual(approved);
});

test('it is made once and decided once, also by two at the same moment', async () => {
  await write(...proposals.makeCauses(aProposal(1)));
  await expect(write(...proposals.makeCauses(aProposal(1)))).rejects.toThrow('already caused');
  const approved = approveProposal(aProposal(1), { id: 'financetwo', name: 'Ege Duman' }, monday);
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => write(...proposals.decideCauses(approved))));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test.each(['x', 'cHJvcG9zYWx8'])('%s is no page of it', async (page) => {
  await expect(proposals.waiting(page, 2)).rejects.toMatchObject({ code: 'unreadable-page-token' });
});

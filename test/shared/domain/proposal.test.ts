import { kurus } from '../../../shared/domain/kurus';
import { emptyHead } from '../../../shared/domain/ledger';
import {
  adjustmentEntry,
  approveProposal,
  declineProposal,
  needsSecondPerson,
  type Proposal,
} from '../../../shared/domain/proposal';
import { agentNumber, monday } from '../../support/builders';

const [first, second] = [
  { id: 'financeone', name: 'Deniz Kaya' },
  { id: 'financetwo', name: 'Ege Duman' },
];
const proposal: Proposal = {
  id: '01KB0000000000000000000000',
  order: { kind: 'adjustment', agent: agentNumber(), amount: kurus(-5_000), contra: 'bank:ziraat-1' },
  agents: [],
  amount: kurus(-5_000),
  proposedBy: first,
  at: monday,
  reason: 'kapanış ödemesi',
  state: 'waiting',
};

test('a second person is needed above the limit, not at it', () => {
  expect(needsSecondPerson(kurus(1_000_000), kurus(1_000_000))).toBe(false);
  expect(needsSecondPerson(kurus(1_000_001), kurus(1_000_000))).toBe(true);
});

test('whoever proposes may take it back and never approves', () => {
  expect(() => approveProposal(proposal, first, monday)).toThrow('same-person');
  expect(approveProposal(proposal, second, monday)).toMatchObject({ state: 'approved', decidedBy: second });
  expect(declineProposal(proposal, first, 'yanlış temsilci', monday)).toMatchObject({ state: 'declined' });
});

test.each(['approved', 'declined'] as const)('one that is %s is decided no further', (state) => {
  const over = { ...proposal, state };
  expect(() => approveProposal(over, second, monday)).toThrow('proposal-over');
  expect(() => declineProposal(over, second, 'olmaz', monday)).toThrow('proposal-over');
});

test('an adjustment never takes more than is there', () => {
  const head = { ...emptyHead(agentNumber()), balanceAfter: kurus(5_000) };
  expect(adjustmentEntry(proposal, second, head)).toMatchObject({
    kind: 'adjustment',
    amount: -5_000,
    contra: [{ account: 'bank:ziraat-1', amount: 5_000 }],
    by: second.id,
  });
  expect(() => adjustmentEntry(proposal, second, { ...head, balanceAfter: kurus(4_999) })).toThrow(
    'insufficient-balance',
  );
});

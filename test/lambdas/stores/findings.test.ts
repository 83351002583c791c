import { type Findings, openFindings } from '../../../lambdas/stores/findings';
import { openReconciliations } from '../../../lambdas/stores/reconciliations';
import { Finding } from '../../../shared/domain/finding';
import { type Day, dayAfter, dayOf, later } from '../../../shared/domain/instant';
import { agentNumber, monday } from '../../support/builders';
import { freshDatabase } from '../../support/fresh-database';

let findings: Findings;

beforeEach(async () => {
  findings = openFindings(await freshDatabase());
});

const today = dayOf(monday);

function aFinding(fields: Partial<Finding> = {}): Finding {
  return Finding.parse({
    day: today,
    kind: 'paid-there-not-here',
    gateway: 'demo',
    institution: 'kent-su',
    reference: 'payment-1',
    theirAmount: 1_000,
    foundAt: monday,
    state: 'open',
    ...fields,
  });
}

async function listed(from: Day = today, to: Day = today): Promise<Finding[]> {
  const found: Finding[] = [];
  for await (const finding of findings.list(from, to)) found.push(finding);
  return found;
}

test('found again, a finding stays as it was first told', async () => {
  expect(await findings.add(aFinding())).toBe('added');
  expect(await findings.add(aFinding({ foundAt: later(monday, 60_000) }))).toBe('known');
  expect(await listed()).toEqual([aFinding()]);
});

test('what differs in kind, place or reference is another finding', async () => {
  const others = [
    aFinding(),
    aFinding({ kind: 'amount-differs' }),
    aFinding({ institution: 'pinar-su' }),
    aFinding({ gateway: 'other' }),
    aFinding({ reference: 'payment-2' }),
    aFinding({ kind: 'ledger-broken', agent: agentNumber(1), reference: '7' }),
    aFinding({ kind: 'ledger-broken', agent: agentNumber(2), reference: '7' }),
  ];
  for (const finding of others) expect(await findings.add(finding)).toBe('added');
  expect(await listed()).toHaveLength(others.length);
});

test('a range holds both its days and no other, newest first', async () => {
  for (const days of [-1, 0, 1, 2]) await findings.add(aFinding({ day: dayAfter(today, days) }));
  expect((await listed(today, dayAfter(today))).map(({ day }) => day)).toEqual([dayAfter(today), today]);
});

test('the latest reconciliation of a gateway is that of its newest day', async () => {
  const reconciliations = openReconciliations(await freshDatabase());
  expect(await reconciliations.latest('demo')).toBeUndefined();
  const record = { gateway: 'demo', day: today, at: monday, totals: [], differences: 0 };
  await reconciliations.record({ ...record, day: dayAfter(today) });
  await reconciliations.record(record);
  await reconciliations.record({ ...record, gateway: 'other', day: dayAfter(today, 5) });
  expect(await reconciliations.latest('demo')).toEqual({ ...record, day: dayAfter(today) });
});

import { type Case, CaseState, caseNumber } from '../../../shared/domain/case';
import { deletionOf } from '../../../shared/domain/case-paper';
import { later } from '../../../shared/domain/instant';
import {
  applyCase,
  askForPapers,
  assignCase,
  CASE_STEPS,
  claimCase,
  closeCase,
  receiveReply,
  rejectCase,
  releaseCase,
  runOut,
} from '../../../shared/domain/move-case';
import { Refusal } from '../../../shared/domain/refusal';
import { agentNumber, monday } from '../../support/builders';
import { aCase, aPaper, deniz, kaya } from '../../support/cases';

const now = later(monday, 60_000);
const days = (count: number) => count * 86_400_000;
const claimed = aCase({ state: 'in-review', claimedBy: deniz, claimedAt: monday, revision: 3 });

const steps: Readonly<Record<keyof typeof CASE_STEPS, (before: Case) => Case>> = {
  claim: (before) => claimCase(before, deniz, false, now),
  release: (before) => releaseCase(before, deniz),
  assign: (before) => assignCase(before, { kind: 'other' }, deniz),
  'ask-for-papers': (before) => askForPapers(before, 'Kimlik fotokopisi', deniz, now),
  apply: (before) => applyCase(before, deniz, now),
  reject: (before) => rejectCase(before, 'İmza yok', deniz, now),
  close: (before) => closeCase(before, 'Reklam', deniz, now),
  reply: (before) => receiveReply(before, false),
  'run-out': (before) => runOut(before, now),
};

test.each(Object.entries(steps))('%s is taken from its own states only, and counts as one change', (name, step) => {
  for (const state of CaseState.options) {
    const before = aCase({ state, claimedBy: deniz, revision: 7 });
    const isLegal = (CASE_STEPS[name as keyof typeof steps] as readonly CaseState[]).includes(state);
    if (isLegal) expect(step(before).revision).toBe(8);
    else expect(() => step(before)).toThrow(new Refusal('case-moved'));
  }
});

test('who has not taken a case decides nothing about it', () => {
  for (const step of [
    (before: Case) => applyCase(before, kaya, now),
    (before: Case) => rejectCase(before, 'Yok', kaya, now),
    (before: Case) => askForPapers(before, 'Yok', kaya, now),
    (before: Case) => releaseCase(before, kaya),
  ]) {
    expect(() => step(claimed)).toThrow(new Refusal('case-not-claimed'));
  }
});

test("a colleague's case is taken over only when said so", () => {
  expect(() => claimCase(claimed, kaya, false, now)).toThrow(new Refusal('case-claimed'));
  expect(claimCase(claimed, kaya, true, now)).toMatchObject({ state: 'in-review', claimedBy: kaya, claimedAt: now });
});

test('a case that waits for papers is closed after thirty days, a decided one after seven', () => {
  expect(askForPapers(claimed, 'Kimlik', deniz, now)).toMatchObject({
    state: 'waiting-for-papers',
    missing: 'Kimlik',
    dueAt: later(now, days(30)),
  });
  const applied = applyCase(claimed, deniz, now);
  expect(applied).toMatchObject({ state: 'applied', decidedBy: deniz, decidedAt: now, dueAt: later(now, days(7)) });
  expect(applied).not.toHaveProperty('claimedBy');
  expect(runOut(applied, now)).toMatchObject({ state: 'closed', closedAt: now, decidedBy: deniz });
});

test('an answer brings a case back, leaves it with whoever works on it, and does not open a closed one', () => {
  const waiting = askForPapers(claimed, 'Kimlik', deniz, now);
  const back = receiveReply(waiting, false);
  expect(back).toMatchObject({ state: 'received', hasNews: true });
  expect(back).not.toHaveProperty('dueAt');
  expect(back).not.toHaveProperty('missing');
  expect(receiveReply(claimed, false)).toMatchObject({ state: 'in-review', claimedBy: deniz, hasNews: true });
  expect(receiveReply(rejectCase(claimed, 'İmza yok', deniz, now), false)).not.toHaveProperty('reason');
  const closed = closeCase(claimed, 'Reklam', deniz, now);
  expect(receiveReply(closed, false)).toMatchObject({ state: 'closed', closedAt: now, dueAt: now, hasNews: true });
});

test('what a machine answers is kept and moves nothing', () => {
  const waiting = askForPapers(claimed, 'Kimlik', deniz, now);
  expect(receiveReply(waiting, true)).toEqual({ ...waiting, revision: waiting.revision + 1 });
});

test('staff name the agent by their own evidence', () => {
  expect(assignCase(claimed, { agent: agentNumber() }, deniz)).toMatchObject({
    agent: agentNumber(),
    agentBy: 'staff',
    kind: 'information-change',
  });
});

test('only a form that was accepted is kept as a record; ID copies, the unsaid and the quarantined go early', () => {
  const limits = { idCopyDays: 30, paperDays: 3_650 };
  const keptDays = (fields: Parameters<typeof aPaper>[0]) =>
    (Date.parse(deletionOf(aPaper(fields), monday, limits)) - Date.parse(monday)) / days(1);
  expect(keptDays({ purpose: 'form' })).toBe(3_650);
  expect(keptDays({ purpose: 'id-copy' })).toBe(30);
  expect(keptDays({ purpose: 'unsaid' })).toBe(30);
  expect(keptDays({ purpose: 'form', status: 'quarantined' })).toBe(30);
});

test('a year has case numbers from 1 to 999,999', () => {
  expect(caseNumber(2026, 123)).toBe('K26-000123');
  for (const index of [0, 1_000_000, 1.5]) expect(() => caseNumber(2026, index)).toThrow(RangeError);
});

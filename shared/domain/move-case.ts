import type { AgentNumber } from './agent';
import type { Case, CaseKind, CaseState, Clerk } from './case';
import { type Instant, later } from './instant';
import { Refusal } from './refusal';

const DAY_MS = 86_400_000;
/** How long a decided case stays open to an answer. */
const ANSWER_DAYS = 7;
/** How long a case waits for the papers that were asked for. */
const WAITING_DAYS = 30;

/**
 * Every step of a case, and the states it may be taken from. The store makes the state, with the revision it was decided
 * on, the condition of its write.
 */
export const CASE_STEPS = {
  claim: ['received', 'in-review', 'waiting-for-papers'],
  release: ['in-review'],
  assign: ['received', 'in-review', 'waiting-for-papers'],
  'ask-for-papers': ['in-review'],
  apply: ['in-review'],
  reject: ['in-review'],
  close: ['in-review'],
  reply: ['received', 'in-review', 'waiting-for-papers', 'applied', 'rejected', 'closed'],
  'run-out': ['waiting-for-papers', 'applied', 'rejected'],
} as const satisfies Record<string, readonly CaseState[]>;

type Step = keyof typeof CASE_STEPS;

/** Whether a step may be taken from the state a case is in. */
export function allowsStep({ state }: Pick<Case, 'state'>, step: Step): boolean {
  return (CASE_STEPS[step] as readonly CaseState[]).includes(state);
}

/** Takes the case to work on it; a colleague's only when said so. Refuses `case-moved`, `case-claimed`. */
export function claimCase(before: Case, clerk: Clerk, isTakenOver: boolean, now: Instant): Case {
  const { dueAt: _, hasNews: __, ...rest } = moved(before, 'claim');
  if (before.claimedBy !== undefined && before.claimedBy.id !== clerk.id && !isTakenOver) {
    throw new Refusal('case-claimed');
  }
  return { ...rest, state: 'in-review', claimedBy: clerk, claimedAt: now };
}

/** Puts the case back into the queue. Refuses `case-moved`; `case-not-claimed` to anybody but who has it. */
export function releaseCase(before: Case, clerk: Clerk): Case {
  return { ...unclaimed(mine(before, 'release', clerk)), state: 'received' };
}

/** Whose case it is and what it asks for, as staff see it. Refuses `case-moved`, `case-not-claimed`. */
export function assignCase(
  before: Case,
  { agent, kind }: { agent?: AgentNumber; kind?: CaseKind },
  clerk: Clerk,
): Case {
  return {
    ...mine(before, 'assign', clerk),
    ...(agent === undefined ? {} : { agent, agentBy: 'staff' }),
    ...(kind === undefined ? {} : { kind }),
  };
}

/** Asks whoever sent it for what is missing, and waits. Refuses `case-moved`, `case-not-claimed`. */
export function askForPapers(before: Case, missing: string, clerk: Clerk, now: Instant): Case {
  const asked = unclaimed(mine(before, 'ask-for-papers', clerk));
  return { ...asked, state: 'waiting-for-papers', missing, dueAt: later(now, WAITING_DAYS * DAY_MS) };
}

/** The decision took effect; its writes go into one transaction with this. Refuses `case-moved`, `case-not-claimed`. */
export function applyCase(before: Case, clerk: Clerk, now: Instant): Case {
  return decided(mine(before, 'apply', clerk), 'applied', clerk, now);
}

/** Nothing changes, for this reason. Refuses `case-moved`, `case-not-claimed`. */
export function rejectCase(before: Case, reason: string, clerk: Clerk, now: Instant): Case {
  return { ...decided(mine(before, 'reject', clerk), 'rejected', clerk, now), reason };
}

/** Over, with nothing to apply: a question answered, an advertisement. Refuses `case-moved`, `case-not-claimed`. */
export function closeCase(before: Case, reason: string, clerk: Clerk, now: Instant): Case {
  const closed = over(mine(before, 'close', clerk), now);
  return { ...closed, decidedBy: clerk, decidedAt: now, reason };
}

/**
 * A message came to the case. One that waited, or had been decided, is back in the queue; one with a clerk stays there; a
 * closed one stays closed. What a machine answers (`isAutomatic`) is kept and moves nothing.
 */
export function receiveReply(before: Case, isAutomatic: boolean): Case {
  const after = moved(before, 'reply');
  if (isAutomatic) return after;
  if (before.state === 'closed' || before.state === 'in-review') return { ...after, hasNews: true };
  const { missing: _, dueAt: __, decidedBy: ___, decidedAt: ____, reason: _____, ...open } = after;
  return { ...open, state: 'received', hasNews: true };
}

/** Nobody answered in time: over. Refuses `case-moved`. */
export function runOut(before: Case, now: Instant): Case {
  return over(moved(before, 'run-out'), now);
}

function decided(before: Case, state: 'applied' | 'rejected', clerk: Clerk, now: Instant): Case {
  const dueAt = later(now, ANSWER_DAYS * DAY_MS);
  return { ...unclaimed(before), state, decidedBy: clerk, decidedAt: now, dueAt };
}

/** Its papers' time begins: whoever sees to it looks at once what is due. */
function over(before: Case, now: Instant): Case {
  const { missing: _, ...rest } = unclaimed(before);
  return { ...rest, state: 'closed', closedAt: now, dueAt: now };
}

function unclaimed({ claimedBy: _, claimedAt: __, hasNews: ___, ...rest }: Case): Case {
  return rest;
}

function mine(before: Case, step: Step, clerk: Clerk): Case {
  const after = moved(before, step);
  if (before.claimedBy?.id !== clerk.id) throw new Refusal('case-not-claimed');
  return after;
}

function moved(before: Case, step: Step): Case {
  if (!allowsStep(before, step)) throw new Refusal('case-moved');
  return { ...before, revision: before.revision + 1 };
}

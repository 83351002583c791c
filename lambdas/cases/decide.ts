import type { AuditAction, AuditEntry } from '../../shared/domain/audit';
import type { Case, CaseNumber, Clerk } from '../../shared/domain/case';
import type { CaseLetter } from '../../shared/domain/case-letter';
import type { LetterKind } from '../../shared/domain/case-message';
import type { CasePaper } from '../../shared/domain/case-paper';
import type { Instant } from '../../shared/domain/instant';
import { Refusal } from '../../shared/domain/refusal';
import { logger } from '../runtime/observe';
import type { Audit } from '../stores/audit';
import type { Cases, Dossier } from '../stores/cases';
import type { Part } from '../stores/transact';
import { letterFor, type PostDependencies, postLetter } from './post-letter';

export interface DecideDependencies extends PostDependencies {
  readonly cases: Pick<Cases, 'read' | 'find' | 'findPaper' | 'moveWrites' | 'keepMessage'>;
  readonly audit: Pick<Audit, 'writes'>;
  readonly transact: (parts: readonly Part[]) => Promise<void>;
  /** A ULID, behind all of its moment minted before. */
  readonly mintId: (at: Instant) => string;
}

/** A line of the audit trail about the case, unless it names another subject. */
export interface Told {
  readonly action: AuditAction;
  readonly subject?: string;
  readonly details: AuditEntry['details'];
}

/** A letter that a paper goes with, to an address of its own. */
export interface EnclosingLetter {
  readonly address: string | undefined;
  readonly content: CaseLetter;
  readonly enclosure: CasePaper['id'];
}

/** What somebody of the staff decided about a case. */
export interface Decided {
  readonly after: Case;
  /** What is mailed to who sent the case, where there is an address. */
  readonly letter?: { readonly kind: LetterKind; readonly content: CaseLetter };
  /** A letter with a paper of the case that is yet to be made: it goes as soon as it is (`tendLetters`). */
  readonly enclosing?: EnclosingLetter;
  readonly papers?: readonly CasePaper[];
  readonly told: readonly Told[];
  /** What else is written in the same transaction. */
  readonly parts?: readonly Part[];
  /** Done afterwards, each by itself. */
  readonly afterwards?: readonly (() => Promise<void>)[];
}

type Decide = (dossier: Dossier, clerk: Clerk) => Decided | Promise<Decided>;

/**
 * Takes a decision on a case as it is now: the case, what the decision changes, the letter and the lines of the audit trail
 * are one transaction. Then the letter is sent; one that does not go is noted beside it. Refuses `not-found`, `case-moved`
 * when somebody else was faster, and whatever the decision refuses.
 */
export async function decide(
  number: CaseNumber,
  clerk: Clerk,
  now: Instant,
  dependencies: DecideDependencies,
  take: Decide,
): Promise<{ case: Case }> {
  const { cases, mintId } = dependencies;
  const dossier = await cases.read(number);
  if (dossier === undefined) throw new Refusal('not-found');
  const decided = await take(dossier, clerk);
  const { after, enclosing, papers = [], parts = [], afterwards = [] } = decided;
  const named = (letter: LetterKind) => ({ id: mintId(now), at: now, letter });
  const letter =
    decided.letter === undefined || after.from === undefined
      ? undefined
      : letterFor(after.from.address, decided.letter.content, named(decided.letter.kind));
  const enclosed =
    enclosing === undefined
      ? undefined
      : letterFor(enclosing.address, enclosing.content, { ...named('applied'), enclosure: enclosing.enclosure });
  const messages = [letter, enclosed].flatMap((one) => one?.message ?? []);
  await dependencies.transact([
    { writes: cases.moveWrites(dossier.case, after, { messages, papers }), otherwise: 'case-moved' },
    ...parts,
    { writes: decided.told.flatMap((told) => auditWrites(told, number, clerk, now, dependencies)), otherwise: 'busy' },
  ]);
  for (const step of afterwards) await doSafely(step);
  if (letter !== undefined) await postLetter(after, letter, dossier.messages, dependencies);
  return { case: after };
}

/** Moves a case by a step that changes nothing else. */
export async function move(
  number: CaseNumber,
  step: (before: Case) => Case,
  told: Told,
  { clerk, now }: { clerk: Clerk; now: Instant },
  dependencies: DecideDependencies,
): Promise<{ case: Case }> {
  const before = await dependencies.cases.find(number);
  if (before === undefined) throw new Refusal('not-found');
  const after = step(before);
  await dependencies.transact([
    { writes: dependencies.cases.moveWrites(before, after), otherwise: 'case-moved' },
    { writes: auditWrites(told, number, clerk, now, dependencies), otherwise: 'busy' },
  ]);
  return { case: after };
}

function auditWrites(
  { action, subject, details }: Told,
  number: CaseNumber,
  by: Clerk,
  at: Instant,
  { audit, mintId }: DecideDependencies,
) {
  return audit.writes({ id: mintId(at), at, by, action, subject: subject ?? `case:${number}`, details });
}

/** What fails here has been decided all the same: somebody hears of it, and the rest goes on. */
async function doSafely(step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (error) {
    logger.error('not done after a decision', { error: error as Error });
  }
}

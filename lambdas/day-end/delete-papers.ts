import type { AuditAction } from '../../shared/domain/audit';
import type { Case, CaseNumber } from '../../shared/domain/case';
import { type CasePaper, deletionOf, type PaperDays } from '../../shared/domain/case-paper';
import { type Instant, later } from '../../shared/domain/instant';
import type { ObjectStore } from '../gateways/object-store';
import type { RawMail } from '../gateways/raw-mail';
import type { Audit } from '../stores/audit';
import type { Cases } from '../stores/cases';
import type { Write } from '../stores/ledger';
import type { Part } from '../stores/transact';

export interface DeleteDependencies {
  readonly cases: Pick<Cases, 'read' | 'moveWrites'>;
  /** The papers' bucket. */
  readonly papers: Pick<ObjectStore, 'remove'>;
  readonly rawMail: Pick<RawMail, 'remove'>;
  readonly audit: Pick<Audit, 'writes'>;
  readonly transact: (parts: readonly Part[]) => Promise<void>;
  readonly mintId: (at: Instant) => string;
}

/** Papers marked in one transaction, each with its lines in the audit trail. */
const AT_ONCE = 25;
const DAY_MS = 86_400_000;
/** Fields that hold somebody's ID number: gone with the copy of the ID. */
const PERSONAL_FIELDS = new Set(['tckn', 'customerTckn']);

/**
 * Deletes what is due of a closed case, and notes when to look again. The raw messages, which hold everything once more,
 * go with the ID copies, and so do ID numbers that were read from forms. Returns how many papers were deleted.
 */
export async function deletePapers(
  number: CaseNumber,
  days: PaperDays,
  at: Instant,
  dependencies: DeleteDependencies,
): Promise<number> {
  const { cases, papers, rawMail, transact } = dependencies;
  const dossier = await cases.read(number);
  if (dossier?.case.closedAt === undefined) return 0;
  const { case: before, messages } = dossier;
  const dueOf = (paper: CasePaper) => deletionOf(paper, before.closedAt ?? at, days);
  const kept = dossier.papers.filter(({ status }) => status !== 'deleted');
  const gone = kept.filter((paper) => dueOf(paper) <= at).slice(0, AT_ONCE);
  const personalUntil = later(dossier.case.closedAt, days.idCopyDays * DAY_MS);
  const raws = personalUntil <= at ? messages.filter(({ raw }) => raw !== undefined) : [];
  for (const { place } of gone) await papers.remove(place);
  for (const { raw } of raws) if (raw !== undefined) await rawMail.remove(raw);

  const left = kept.filter((paper) => !gone.includes(paper)).map(dueOf);
  const next = [...left, ...(personalUntil > at ? [personalUntil] : [])].toSorted()[0];
  const after = lookAgain(personalUntil > at ? before : withoutIdNumbers(before), next);
  const additions = {
    papers: gone.map((paper) => ({ ...paper, status: 'deleted' as const })),
    messages: raws.map(({ raw: _, ...message }) => message),
  };
  const told = gone.flatMap(({ name: paper, purpose }) =>
    tellDeleted(`case:${number}`, { paper, purpose }, at, dependencies),
  );
  await transact([
    { writes: cases.moveWrites(before, after, additions), otherwise: 'case-moved' },
    { writes: told, otherwise: 'busy' },
  ]);
  const isMoreDue = next !== undefined && next <= at;
  return gone.length + (isMoreDue ? await deletePapers(number, days, at, dependencies) : 0);
}

function lookAgain({ dueAt: _, ...one }: Case, next: Instant | undefined): Case {
  return { ...one, revision: one.revision + 1, ...(next === undefined ? {} : { dueAt: next }) };
}

function withoutIdNumbers(one: Case): Case {
  return { ...one, fields: one.fields.filter(({ name }) => !PERSONAL_FIELDS.has(name)) };
}

/** The writes that tell of a deletion. */
export function tellDeleted(
  subject: string,
  details: Readonly<Record<string, string>>,
  at: Instant,
  dependencies: Pick<DeleteDependencies, 'audit' | 'mintId'>,
): Write[] {
  return tellOf(subject, 'paper.deleted', details, at, dependencies);
}

/** The writes that tell of something nobody of the staff did. */
export function tellOf(
  subject: string,
  action: AuditAction,
  details: Readonly<Record<string, string>>,
  at: Instant,
  { audit, mintId }: Pick<DeleteDependencies, 'audit' | 'mintId'>,
): Write[] {
  return audit.writes({ id: mintId(at), at, by: { id: 'system', name: 'close-day' }, action, subject, details });
}

import type { CaseNumber } from '../../shared/domain/case';
import type { Instant } from '../../shared/domain/instant';
import { runOut } from '../../shared/domain/move-case';
import type { Paper } from '../../shared/domain/paper';
import { logger } from '../runtime/observe';
import type { CaseLists } from '../stores/case-lists';
import type { Cases } from '../stores/cases';
import type { LimitsStore } from '../stores/limits';
import type { PaperRecords } from '../stores/papers';
import { type DeleteDependencies, deletePapers, tellDeleted, tellOf } from './delete-papers';

export interface RetireDependencies extends DeleteDependencies {
  readonly lists: Pick<CaseLists, 'due'>;
  readonly cases: Pick<Cases, 'find' | 'read' | 'moveWrites'>;
  readonly paperRecords: Pick<PaperRecords, 'due' | 'forgetWrites'>;
  readonly limits: Pick<LimitsStore, 'current'>;
  readonly now: () => Instant;
}

/** What a run closed and deleted. `failed` ones are tried again at the next run. */
export interface Retired {
  readonly closed: number;
  readonly papers: number;
  readonly failed: number;
}

const ROWS = 500;

/**
 * Closes cases nobody answered in time, and deletes papers whose time is over: those of cases, by when they were closed,
 * and those uploaded for a cancellation. A content is deleted before it is said to be, so that a run that dies is made up
 * for by the next; one paper's trouble never stops another.
 */
export async function retireCases(dependencies: RetireDependencies): Promise<Retired> {
  const { lists, paperRecords, limits } = dependencies;
  const at = dependencies.now();
  const days = await limits.current();
  let failed = 0;
  const attempt = async (what: object, run: () => Promise<number>): Promise<number> => {
    try {
      return await run();
    } catch (error) {
      failed += 1;
      logger.error('not retired', { ...what, error: error as Error });
      return 0;
    }
  };
  let closed = 0;
  for (const state of ['waiting-for-papers', 'applied', 'rejected'] as const) {
    for (const number of await lists.due(state, at, ROWS)) {
      closed += await attempt({ number }, () => close(number, at, dependencies));
    }
  }
  let papers = 0;
  for (const number of await lists.due('closed', at, ROWS)) {
    papers += await attempt({ number }, () => deletePapers(number, days, at, dependencies));
  }
  for (const paper of await paperRecords.due(at, ROWS)) {
    papers += await attempt({ paper: paper.id }, () => deleteUploaded(paper, at, dependencies));
  }
  return { closed, papers, failed };
}

async function close(number: CaseNumber, at: Instant, dependencies: RetireDependencies): Promise<number> {
  const before = await dependencies.cases.find(number);
  if (before?.dueAt === undefined || before.dueAt > at || before.state === 'closed') return 0;
  const told = tellOf(`case:${number}`, 'case.closed', { was: before.state }, at, dependencies);
  await dependencies.transact([
    { writes: dependencies.cases.moveWrites(before, runOut(before, at)), otherwise: 'case-moved' },
    { writes: told, otherwise: 'busy' },
  ]);
  return 1;
}

async function deleteUploaded(paper: Paper, at: Instant, dependencies: RetireDependencies): Promise<number> {
  const { agent, id, purpose } = paper;
  await dependencies.papers.remove(`papers/${agent}/${id}`);
  const told = tellDeleted(`paper:${agent}/${id}`, { paper: id, purpose }, at, dependencies);
  await dependencies.transact([
    { writes: [...dependencies.paperRecords.forgetWrites(paper), ...told], otherwise: 'busy' },
  ]);
  return 1;
}

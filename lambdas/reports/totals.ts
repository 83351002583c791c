import type { api } from '../../shared/api';
import type { Answer } from '../../shared/api/contract';
import type { CollectionRow } from '../../shared/api/reports';
import type { AgentNumber } from '../../shared/domain/agent';
import { lastClosableDay } from '../../shared/domain/day-end';
import type { DaySummary } from '../../shared/domain/day-summary';
import type { Day, Instant } from '../../shared/domain/instant';
import { sumKurus } from '../../shared/domain/kurus';
import {
  type BalanceTotals,
  type CollectionOrder,
  collectionsBy,
  totalBalance,
  totalCollections,
  totalTallies,
} from '../../shared/domain/report';
import type { Agents } from '../stores/agents';
import type { Institutions } from '../stores/institutions';
import { type DaysDependencies, readDays } from './days';
import { institutionNames, type NameOf, userNames } from './names';

export interface TotalsDependencies extends DaysDependencies {
  readonly agents: Pick<Agents, 'users'>;
  readonly institutions: Pick<Institutions, 'findAll'>;
}

type Reports = (typeof api.reports)['operations'];
export type DayEndReport = Answer<Reports['dayEnd']>;
export type CollectionsReport = Answer<Reports['collections']>;
export type LoadingsReport = Answer<Reports['loadings']>;
export type CommissionsReport = Answer<Reports['commissions']>;

/** Whose report, and of which days, both included. */
export interface ReportRange {
  readonly agent: AgentNumber;
  readonly from: Day;
  readonly to: Day;
}

/** A day's totals by institution and user. */
export async function reportDayEnd(
  agent: AgentNumber,
  day: Day,
  dependencies: TotalsDependencies,
  now: Instant,
): Promise<DayEndReport> {
  const { summaries, openingBalance } = await readDays(agent, day, day, dependencies);
  const [byInstitution, byUser] = await Promise.all([
    collectionRows(summaries, 'institution', agent, dependencies),
    collectionRows(summaries, 'user', agent, dependencies),
  ]);
  return {
    ...totalBalance(summaries, openingBalance),
    day,
    isOver: day <= lastClosableDay(now),
    commissionEarned: sumKurus(summaries.map(({ commissionEarned }) => commissionEarned)),
    byInstitution,
    byUser,
    total: totalCollections(summaries.flatMap(({ lines }) => lines)),
  };
}

export async function reportCollections(
  { agent, from, to }: ReportRange,
  by: CollectionOrder,
  dependencies: TotalsDependencies,
): Promise<CollectionsReport> {
  const { summaries } = await readDays(agent, from, to, dependencies);
  return {
    rows: await collectionRows(summaries, by, agent, dependencies),
    total: totalCollections(summaries.flatMap(({ lines }) => lines)),
  };
}

export async function reportBalance(
  { agent, from, to }: ReportRange,
  dependencies: DaysDependencies,
): Promise<BalanceTotals> {
  const { summaries, openingBalance } = await readDays(agent, from, to, dependencies);
  return totalBalance(summaries, openingBalance);
}

export async function reportLoadings(
  { agent, from, to }: ReportRange,
  dependencies: DaysDependencies,
): Promise<LoadingsReport> {
  const { summaries } = await readDays(agent, from, to, dependencies);
  const rows = summaries.filter(({ loaded }) => loaded.count > 0).map(({ day, loaded }) => ({ day, loaded }));
  return { rows, total: totalTallies(rows.map(({ loaded }) => loaded)) };
}

export async function reportCommissions(
  { agent, from, to }: ReportRange,
  dependencies: DaysDependencies,
): Promise<CommissionsReport> {
  const { summaries } = await readDays(agent, from, to, dependencies);
  const rows = summaries
    .map(({ day, commissionEarned, commissionPosted }) => ({ day, earned: commissionEarned, posted: commissionPosted }))
    .filter(({ earned, posted }) => earned !== 0 || posted !== 0);
  return {
    rows,
    total: { earned: sumKurus(rows.map(({ earned }) => earned)), posted: sumKurus(rows.map(({ posted }) => posted)) },
  };
}

/** Days stay in their order; institutions and users come by name. */
async function collectionRows(
  summaries: readonly DaySummary[],
  by: CollectionOrder,
  agent: AgentNumber,
  { agents, institutions }: TotalsDependencies,
): Promise<CollectionRow[]> {
  const groups = collectionsBy(summaries, by);
  const keys = groups.map(({ key }) => key);
  const names: Record<CollectionOrder, () => Promise<NameOf>> = {
    day: async () => (day) => day,
    institution: () => institutionNames(keys, institutions),
    user: () => userNames(agent, agents),
  };
  const nameOf = await names[by]();
  const rows = groups.map(({ key, total }) => ({ key, name: nameOf(key), ...total }));
  return by === 'day' ? rows : rows.sort((a, b) => turkish.compare(a.name, b.name));
}

const turkish = new Intl.Collator('tr');
